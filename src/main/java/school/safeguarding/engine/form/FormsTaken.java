package school.safeguarding.engine.form;

/** Learns that a form was taken, by the codes that it said. */
public interface FormsTaken {

    /** Runs in the submit's own transaction, after the form's own feature. */
    void taken(TakenForm form);
}
