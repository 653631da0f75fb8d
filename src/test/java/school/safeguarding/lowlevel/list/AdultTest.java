package school.safeguarding.lowlevel.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdultTest {

    @ParameterizedTest
    @CsvSource({
        "Tom Madeup, tom madeup",
        "Tom Madeup, 'MADEUP, Tom'",
        "Aoife O'Neill, aoife oneill",
        "Mr Madeup, Tom Madeup",
        "Zoë Madeup (teaching assistant), zoe madeup",
    })
    void what_may_be_the_same_adult_is_found(String one, String other) {
        assertThat(Adult.named(one).mayBe(Adult.named(other))).isTrue();
        assertThat(Adult.named(other).mayBe(Adult.named(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Tom Madeup, Tim Madeup", "Tom Madeup, Tom Inventedson", "'(a man)', Tom Madeup"})
    void what_may_not_is_not(String one, String other) {
        assertThat(Adult.named(one).mayBe(Adult.named(other))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"the headteacher, true", "Head, true", "Headley Madeup, false"})
    void the_head_is_known_by_the_title(String name, boolean isHead) {
        assertThat(Adult.named(name).isCalledHead()).isEqualTo(isHead);
    }
}
