package school.safeguarding.notification;

/** What a notice says. Its text is in {@code templates/mail}, one file per kind. */
enum NoticeKind {
    CONCERN_TO_HANDLE("concern-to-handle", "A new concern waits for you"),
    REPORT_RECEIVED("report-received", "Your report was received"),
    RELATED_CONCERN("related-concern", "A related concern was reported"),
    NOBODY_LEFT("nobody-left", "A concern that nobody in the school may handle"),
    NOBODY_LEFT_REPORTER("nobody-left-reporter", "Your report was received: please ring"),
    STEP_WITHOUT_PERSON("step-without-person", "A step that nobody in the school may do");

    private final String template;
    private final String subject;

    NoticeKind(String template, String subject) {
        this.template = template;
        this.subject = subject;
    }

    String template() {
        return template;
    }

    String subject() {
        return subject;
    }
}
