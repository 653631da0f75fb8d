package school.safeguarding.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sealed opens with its key, at its place, as it was, and in no other way. */
class SealTest {

    private static final Place PLACE = new Place("entry", "CSE-2026-0001 1", "content");
    private static final byte[] SAID = "what somebody said".getBytes(StandardCharsets.UTF_8);

    private final DataKey key = DataKey.generate(DataKey.SCHOOL);
    private final byte[] sealed = key.seal("main").seal(SAID, PLACE);

    @Test
    void it_opens_where_it_was_sealed() {
        assertThat(key.seal("main").open(sealed, PLACE)).isEqualTo(SAID);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("somebody");
    }

    @Test
    void the_same_is_sealed_in_another_way_each_time() {
        assertThat(key.seal("main").seal(SAID, PLACE)).isNotEqualTo(sealed);
    }

    @Test
    void moved_to_another_school_table_row_or_column_it_does_not_open() {
        for (Place elsewhere : List.of(
                new Place("trace", PLACE.row(), PLACE.column()),
                new Place(PLACE.table(), "CSE-2026-0001 2", PLACE.column()),
                new Place(PLACE.table(), PLACE.row(), "kind"))) {
            assertThatThrownBy(() -> key.seal("main").open(sealed, elsewhere))
                    .isInstanceOf(CannotOpen.class)
                    .hasMessageContaining(elsewhere.row())
                    .hasMessageNotContaining("somebody");
        }
        assertThatThrownBy(() -> key.seal("another").open(sealed, PLACE)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void with_one_bit_changed_or_another_key_it_does_not_open() {
        for (int position = 0; position < sealed.length; position++) {
            byte[] changed = sealed.clone();
            changed[position] ^= 1;
            assertThatThrownBy(() -> key.seal("main").open(changed, PLACE)).isInstanceOf(CannotOpen.class);
        }
        assertThatThrownBy(() -> DataKey.generate(DataKey.SCHOOL).seal("main").open(sealed, PLACE))
                .isInstanceOf(CannotOpen.class);
    }

    @Test
    void a_key_opens_with_its_keyset_under_its_name_and_in_its_school() {
        Keyset keyset = Keyset.generate();
        byte[] wrapped = key.wrapped(keyset.aead(), "main", DataKey.SCHOOL);
        assertThat(DataKey.unwrapped(wrapped, keyset.aead(), "main", DataKey.SCHOOL)
                        .seal("main")
                        .open(sealed, PLACE))
                .isEqualTo(SAID);
        assertThatThrownBy(() -> DataKey.unwrapped(wrapped, keyset.aead(), "main", "concern CSE-2026-0001"))
                .isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> DataKey.unwrapped(wrapped, keyset.aead(), "another", DataKey.SCHOOL))
                .isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> DataKey.unwrapped(wrapped, Keyset.generate().aead(), "main", DataKey.SCHOOL))
                .isInstanceOf(CannotOpen.class);
    }

    private record OfText(@Sealed String said, int count) {}

    private record OfNumber(@Sealed int count) {}

    @Test
    void a_sealed_column_that_is_no_text_is_refused_since_it_would_be_stored_as_it_stands() {
        assertThat(SealedColumns.fields(OfText.class))
                .extracting(Field::getName)
                .containsExactly("said");
        assertThatThrownBy(() -> SealedColumns.fields(OfNumber.class).toList())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A sealed column is a text")
                .hasMessageContaining("OfNumber.count");
    }
}
