package school.safeguarding.record.page;

/** One that can be chosen, by a code that may stand in an address. */
record Choice(String code, String title, boolean isChosen) {}
