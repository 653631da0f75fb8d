package school.safeguarding.step;

import com.fasterxml.jackson.annotation.JsonValue;

/** The engine's id of one open step, or of one that was open. Never empty. */
public record TaskId(@JsonValue String value) implements Comparable<TaskId> {

    /** @throws IllegalArgumentException if it is empty */
    public TaskId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A task's id is never empty");
        }
    }

    /** @throws IllegalArgumentException if it is empty */
    public static TaskId of(String text) {
        return new TaskId(text);
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
