package school.safeguarding.engine.form;

import java.util.Map;
import java.util.Set;

/** What start forms say that depends on the day or the school: a start form can read no variables. */
public interface StartFormWords {

    /** @return by the token that stands for it in a form, such as {@code [[front-door]]} */
    Map<String, String> words();

    /** The keys of fields that start forms leave out at this time. None of them may be required. */
    Set<String> notAskedNow();
}
