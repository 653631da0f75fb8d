package school.safeguarding.access.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import school.safeguarding.access.body.BodiesOnTheWay.Body;
import school.safeguarding.access.body.BodiesOnTheWay.Sender;

class BodiesOnTheWayTest {

    private static final Sender TEACHER = new Sender("teacher", true);
    private static final Sender CPO = new Sender("cpo", true);
    private static final Sender SCHOOL = new Sender("10.0.0.1", false);

    private final BodiesOnTheWay bodies = new BodiesOnTheWay(2, 3);
    private final List<Integer> madeWay = new ArrayList<>();

    private Body body(int number) {
        return () -> madeWay.add(number);
    }

    @Test
    void one_too_many_of_an_account_is_refused_and_another_accounts_is_not() {
        Body first = body(1);
        assertThat(bodies.await(TEACHER, first)).isTrue();
        assertThat(bodies.await(TEACHER, body(2))).isTrue();
        assertThat(bodies.await(TEACHER, body(3))).isFalse();
        assertThat(bodies.await(CPO, body(4))).isTrue();
        bodies.leave(TEACHER, first);
        assertThat(bodies.await(TEACHER, body(5))).isTrue();
        assertThat(madeWay).isEmpty();
    }

    @Test
    void one_too_many_from_an_address_is_let_in_and_the_oldest_makes_way() {
        IntStream.range(0, 5)
                .forEach(i -> assertThat(bodies.await(SCHOOL, body(i))).isTrue());
        assertThat(madeWay).containsExactly(0, 1);
    }

    @Test
    void an_account_and_an_address_of_one_name_are_two() {
        Sender address = new Sender("teacher", false);
        IntStream.range(0, 3).forEach(i -> bodies.await(address, body(i)));
        assertThat(bodies.await(TEACHER, body(4))).isTrue();
    }

    @Test
    void nothing_is_kept_of_whoever_has_none_on_the_way() {
        for (int i = 0; i < 1000; i++) {
            Body body = body(i);
            Sender sender = new Sender("10.0.0." + i, false);
            bodies.await(sender, body);
            bodies.leave(sender, body);
            bodies.leave(sender, body);
        }
        assertThat(bodies.senders()).isZero();
    }
}
