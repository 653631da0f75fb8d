package school.safeguarding.story;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in every column of every table of a schema, whatever its type. */
public final class DatabaseSearch {

    private final String url;

    /** @param url of the database; the search signs in as its superuser, since nothing may hide from it */
    public DatabaseSearch(String url) {
        this.url = url;
    }

    /** @return the columns that hold the text, as table.column */
    public List<String> columnsWith(String schema, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres")) {
            for (String[] column : columns(connection, schema)) {
                String readable = column[2].equals("bytea")
                        ? "encode(" + quoted(column[1]) + ", 'escape')"
                        : quoted(column[1]) + "::text";
                String sql = "SELECT count(*) FROM " + quoted(schema) + "." + quoted(column[0])
                        + " WHERE position(? in " + readable + ") > 0";
                try (PreparedStatement count = connection.prepareStatement(sql)) {
                    count.setString(1, text);
                    try (ResultSet row = count.executeQuery()) {
                        row.next();
                        if (row.getLong(1) > 0) {
                            found.add(column[0] + "." + column[1]);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String[]> columns(Connection connection, String schema) throws SQLException {
        List<String[]> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT c.table_name, c.column_name, c.data_type"
                + " FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
                + " WHERE c.table_schema = ? AND t.table_type = 'BASE TABLE' ORDER BY 1, 2")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3)});
                }
            }
        }
        return columns;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
