package school.safeguarding.briefing.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The set of questions from which three are drawn for each person, which is data. */
@Component
public class Questions {

    static final int DRAWN = 3;

    private final SecureRandom random = new SecureRandom();
    private final List<Question> all;

    /** @throws IllegalStateException saying what is wrong with the set */
    Questions(@Value("${safeguarding.briefing-questions:classpath:briefing/questions.json}") Resource source) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            all = List.of(mapper.readValue(source.getInputStream(), Question[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("The questions cannot be read from " + source, e);
        }
        check();
    }

    private void check() {
        Set<String> codes = new HashSet<>();
        for (Question one : all) {
            boolean isWhole = one.code().matches("[a-z][A-Za-z]*")
                    && codes.add(one.code())
                    && one.choices().size() == Question.LETTERS.size()
                    && one.right() >= 0
                    && one.right() < Question.LETTERS.size();
            if (!isWhole) {
                throw new IllegalStateException(
                        "Question " + one.code() + ": a code of its own, three choices, one right");
            }
        }
        if (all.size() < DRAWN) {
            throw new IllegalStateException("There must be at least " + DRAWN + " questions");
        }
    }

    List<Question> all() {
        return all;
    }

    /** In place of one that is not in the set any more, another, and always the same. */
    public Question withCode(String code) {
        return all.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseGet(() -> all.get(Math.floorMod(code.hashCode(), all.size())));
    }

    /** @param before codes that this person was asked the last time, which are asked again only where there are too few others */
    List<String> draw(List<String> before) {
        List<String> codes = new ArrayList<>(all.stream().map(Question::code).toList());
        Collections.shuffle(codes, random);
        codes.sort((one, other) -> Boolean.compare(before.contains(one), before.contains(other)));
        return List.copyOf(codes.subList(0, DRAWN));
    }
}
