package school.safeguarding.protection;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value lies. It opens there only: moved to another school, table, row or column it does not.
 *
 * @param row the row's key, as text
 */
public record Place(String table, String row, String column) {

    /** Schools, tables and columns have no line breaks in their names, so that no place reads like another. */
    byte[] associatedData(String school) {
        return String.join("\n", school, table, column, row).getBytes(StandardCharsets.UTF_8);
    }
}
