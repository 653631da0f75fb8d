package school.safeguarding.step;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a step is called in its model, such as {@code userTask_reviewConcern}, or what else has a row in the table of deadlines, such
 * as {@code alertSeen}. Never empty.
 */
public record StepId(@JsonValue String value) implements Comparable<StepId> {

    /** @throws IllegalArgumentException if it is empty */
    public StepId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A step's id is never empty");
        }
    }

    /** @throws IllegalArgumentException if it is empty */
    public static StepId of(String text) {
        return new StepId(text);
    }

    @Override
    public int compareTo(StepId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
