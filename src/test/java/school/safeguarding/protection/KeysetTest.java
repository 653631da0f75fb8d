package school.safeguarding.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the installation's keyset comes from, and how it is changed and printed. */
class KeysetTest {

    private static final String NAME = "concern CSE-2026-0001";

    @TempDir
    Path folder;

    private InstallationKeyset in(Path file) {
        return InstallationKeyset.from("", file.toString());
    }

    private Path file() {
        return folder.resolve("keys/keyset.json");
    }

    @Test
    void it_comes_back_from_a_file_that_nobody_else_may_read() throws IOException {
        Keyset made = Keyset.generate();
        in(file()).write(made);
        assertThat(in(file()).keyset().inUse()).isEqualTo(made.inUse());
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var left = Files.list(file().getParent())) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void it_comes_from_a_setting_too() {
        Keyset made = Keyset.generate();
        assertThat(InstallationKeyset.from(made.json(), "").keyset().inUse()).isEqualTo(made.inUse());
    }

    @Test
    void without_one_the_start_is_refused_in_words() {
        assertThatThrownBy(() -> InstallationKeyset.from("", "")).hasMessageContaining("SAFEGUARDING_KEYSET_FILE");
        assertThatThrownBy(() -> in(file()).keyset())
                .hasMessageContaining(file().toString())
                .hasMessageContaining("recovery sheet");
    }

    @Test
    void what_is_no_keyset_is_refused_without_being_repeated() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"key\": \"zzsecret\"}");
        assertThatThrownBy(() -> in(file()).keyset())
                .hasMessageContaining("no keyset")
                .hasMessageNotContaining("zzsecret")
                .hasNoCause();
        assertThatThrownBy(() -> InstallationKeyset.from("zzsecret", ""))
                .hasMessageContaining("SAFEGUARDING_KEYSET")
                .hasMessageNotContaining("zzsecret")
                .hasNoCause();
    }

    /** Another server that has the file by then opens at once what is sealed with the new key. */
    @Test
    void a_key_that_was_prepared_is_not_in_use_and_opens_what_is_sealed_with_it_once_it_is() {
        Keyset old = Keyset.generate();
        Keyset prepared = old.prepared();
        assertThat(prepared.inUse()).isEqualTo(old.inUse());
        assertThat(prepared.prepared().names()).isEqualTo(prepared.names()).hasSize(2);
        Keyset rotated = prepared.rotated();
        assertThat(rotated.names()).isEqualTo(prepared.names());
        assertThat(rotated.inUse()).isEqualTo(prepared.names().get(1));
        assertThat(rotated.isPrepared()).isFalse();
        byte[] sealed = DataKey.generate(NAME).wrapped(rotated.aead(), "main", NAME);
        assertThat(DataKey.unwrapped(sealed, prepared.aead(), "main", NAME)).isNotNull();
        assertThatThrownBy(() -> DataKey.unwrapped(sealed, old.aead(), "main", NAME))
                .isInstanceOf(CannotOpen.class);
    }

    @Test
    void a_rotated_one_seals_with_the_new_key_and_opens_what_the_old_one_sealed_until_it_is_forgotten() {
        Keyset old = Keyset.generate();
        Keyset rotated = old.rotated();
        DataKey key = DataKey.generate(NAME);
        byte[] before = key.wrapped(old.aead(), "main", NAME);
        assertThat(rotated.inUse()).isNotEqualTo(old.inUse());
        assertThat(rotated.names()).containsExactly(old.inUse(), rotated.inUse());
        assertThat(DataKey.unwrapped(before, rotated.aead(), "main", NAME)).isNotNull();
        byte[] after = key.wrapped(rotated.aead(), "main", NAME);
        assertThatThrownBy(() -> DataKey.unwrapped(after, old.aead(), "main", NAME))
                .isInstanceOf(CannotOpen.class);
        Keyset left = rotated.withoutOld();
        assertThat(left.names()).containsExactly(rotated.inUse());
        assertThat(DataKey.unwrapped(after, left.aead(), "main", NAME)).isNotNull();
        assertThatThrownBy(() -> DataKey.unwrapped(before, left.aead(), "main", NAME))
                .isInstanceOf(CannotOpen.class);
    }

    @Test
    void a_file_that_changes_is_read_again_and_one_that_breaks_is_not() throws IOException {
        InstallationKeyset running = in(file());
        running.write(Keyset.generate());
        Keyset first = running.keyset();
        in(file()).write(first.rotated());
        Keyset second = running.keyset();
        assertThat(second.names()).hasSize(2).startsWith(first.inUse());
        Files.writeString(file(), "broken by an editor");
        assertThat(running.keyset().inUse()).isEqualTo(second.inUse());
        Files.delete(file());
        assertThat(running.keyset().inUse()).isEqualTo(second.inUse());
    }

    private static Keyset typed(String sheet) {
        return RecoverySheet.read(new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void it_comes_back_from_the_printed_sheet() {
        Keyset printed = Keyset.generate().rotated();
        String sheet = RecoverySheet.of(printed);
        assertThat(sheet).contains("RECOVERY SHEET  key " + printed.inUse()).contains("two sealed envelopes");
        assertThat(typed(sheet).json()).isEqualTo(printed.json());
        Keyset rotatedOften = printed;
        for (int time = 0; time < 12; time++) {
            rotatedOften = rotatedOften.rotated();
        }
        assertThat(RecoverySheet.of(rotatedOften)).contains("\n120  ");
        assertThat(typed(RecoverySheet.of(rotatedOften)).json()).isEqualTo(rotatedOften.json());
        assertThat(typed(sheet.toLowerCase().replace("  ", "   ")).json()).isEqualTo(printed.json());
    }

    @Test
    void a_mistake_in_typing_the_sheet_is_named_by_its_line() {
        String sheet = RecoverySheet.of(Keyset.generate());
        int inLineThree = sheet.indexOf("\n003  ") + 6;
        char typed = sheet.charAt(inLineThree) == 'A' ? 'B' : 'A';
        String wrong = sheet.substring(0, inLineThree) + typed + sheet.substring(inLineThree + 1);
        assertThatThrownBy(() -> typed(wrong)).hasMessage("Line 3 has a mistake in it.");
        assertThatThrownBy(() -> typed(sheet.replaceFirst("(?m)^002.*$", ""))).hasMessage("Line 2 is missing.");
        assertThatThrownBy(() -> typed(sheet.substring(0, sheet.lastIndexOf('\n'))))
                .hasMessageContaining("Lines are missing at the end");
    }
}
