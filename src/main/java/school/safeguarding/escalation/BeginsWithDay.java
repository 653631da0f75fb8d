package school.safeguarding.escalation;

import java.time.LocalDate;

/**
 * What a feature does once when a day begins, with or without school. Each is a job of its own: what one of them fails of keeps no
 * other from being done. It is tried again with growing pauses, and at last a person is told, as of any automatic step.
 */
public interface BeginsWithDay {

    /** Which this is, in one word that stands in the engine's tables. */
    String ofDay();

    /** @param day in Europe/London */
    void begin(LocalDate day);
}
