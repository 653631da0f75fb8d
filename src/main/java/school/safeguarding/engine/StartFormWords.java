package school.safeguarding.engine;

import java.util.Map;

/** What start forms say that depends on the day or the school: a start form can read no variables. */
public interface StartFormWords {

    /** @return by the token that stands for it in a form, such as {@code [[front-door]]} */
    Map<String, String> words();
}
