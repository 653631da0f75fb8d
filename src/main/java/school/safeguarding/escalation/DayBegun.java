package school.safeguarding.escalation;

import java.time.LocalDate;

/** The first look at the school on that day, in Europe/London. */
public record DayBegun(LocalDate day) {}
