package school.safeguarding.concern;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import school.safeguarding.account.AccountId;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/**
 * Adds to an open concern's record from a page, for whoever is offered the step "Add to the record" of it and nobody else, with
 * all that follows from that step: somebody named in it may be kept out, and what is new asks for the review again.
 */
public interface RecordAdditions {

    /** Whether this person may add. Whoever may not even read it leaves a trace of having asked, in the caller's transaction. */
    Standing standing(Reference reference, AccountId person);

    enum Standing {
        MAY_ADD,
        /** It is closed, or worked by somebody else. */
        READS_ONLY,
        /** Not there, or not for this person: nobody is told which. */
        NOTHING
    }

    /**
     * Adds one entry in the caller's transaction, for somebody who may.
     *
     * @throws school.safeguarding.engine.form.RefusedSubmission once, if somebody who would deal with it is named in it and
     *     {@code isAboutNamed} is empty; or if it is closed meanwhile, or no longer theirs
     */
    void add(Addition addition);

    /**
     * @param kind of the entry, stable
     * @param step what was done, as people read it
     * @param lines all that was typed, in order
     * @param isAboutNamed {@code yes} or {@code no}, where it was asked whether the worry is about somebody named in it
     * @param news what of it nobody knew before
     */
    record Addition(
            Reference reference,
            AccountId by,
            String kind,
            String step,
            List<Line> lines,
            Optional<String> isAboutNamed,
            News news) {

        /** As the record keeps them: also whether it is about somebody named in it, so that another answer is another entry. */
        public List<Line> linesOfEntry() {
            Stream<Line> answered = isAboutNamed.stream()
                    .map(answer -> new Line(
                            "isAboutNamed",
                            "Is the worry about whoever is named in it?",
                            answer.equals("no") ? "No" : "Yes"));
            return Stream.concat(lines.stream(), answered).toList();
        }
    }

    enum News {
        NOTHING,
        NO_HARM,
        /** Of harm, or of danger before the school next opens, that the police or social care do not know of; or nobody can tell. */
        HARM_POSSIBLE
    }

    /**
     * Whether this person may read a part of the record that lies beside it. Leaves a trace, in the caller's transaction, that
     * they read it or were refused.
     *
     * @param part a code and a number, such as {@code attachment 2}
     */
    boolean reads(Reference reference, AccountId reader, String part);
}
