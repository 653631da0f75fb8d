package school.safeguarding.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import school.safeguarding.protection.Sealed.Key;

/** That the list is whole, {@code RolesInDatabaseTest} says: every text in the database is in it or listed as plain. */
class SealedColumnTest {

    @Test
    void entities_say_which_of_their_columns_are_sealed_under_the_names_that_the_database_has() {
        assertThat(SealedColumn.all())
                .contains(
                        new SealedColumn("account", "mail_before", "id", Key.SCHOOL),
                        new SealedColumn("low_level_concern", "kept_in", "reference", Key.SCHOOL),
                        new SealedColumn("concern", "standing", "reference", Key.SCHOOL),
                        new SealedColumn("person_of_concern", "name", "id", Key.CONCERN));
    }

    @Test
    void whoever_seals_without_an_entity_says_so_too() {
        assertThat(SealedColumn.all())
                .contains(
                        new SealedColumn("child", "content", "id", Key.SCHOOL),
                        new SealedColumn(
                                "trace", "standing", "reference || ' ' || encode(entry_hash, 'hex')", Key.SCHOOL));
    }
}
