package school.safeguarding.trail;

import java.util.Arrays;
import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * That somebody did something which others may ask about later. Codes only: what was written is in the record.
 *
 * @param by account id, or {@code procedure} where nobody acted or another trace says who
 * @param reference the concern; empty where it is about none
 * @param detail ids and codes; empty where there is nothing to add
 * @param hashed the hash of the record's entry or attachment that was added, of what a concern was changed to, or of an edition of
 *     the policy; empty for every other kind
 * @param standing what a concern was changed to, sealed, of which the chain holds the hash; empty for every other kind
 */
public record Trace(
        AccountId by,
        Kind kind,
        Optional<String> reference,
        Optional<String> detail,
        Optional<byte[]> hashed,
        Optional<String> standing) {

    public enum Kind {
        /** An entry was added to a record: what ties all records into one chain. The detail is its number. */
        ENTRY,
        /** A document was attached to a record. The detail is its number there, and what is hashed is the stored row. */
        ATTACHED,
        /** Who handles a concern, whom it is about or how far it is was changed. */
        CONCERN_STANDS,
        /** Somebody who handles the concern read its record. */
        READ_AS_HANDLER,
        /** Somebody read a record because a step of it is in their hands. The detail is the step. */
        READ_FOR_STEP,
        /** The same for the step by which a second person agrees. */
        READ_TO_COUNTERSIGN,
        /** Somebody read a record as it stood at an earlier time. The detail is that time. */
        READ_AS_IT_WAS,
        /** Somebody asked for a record and got nothing. */
        READ_REFUSED,
        /** Somebody called for a step that is not theirs, or not there. The detail is its id. */
        STEP_REFUSED,
        /** To whom a step was offered, or when it was due, was said. The detail is the step's id and, sealed, that. */
        STEP_OFFERED,
        /** Somebody took a late step over, or was given it. The detail is the new holder. */
        TAKEN_OVER,
        /** Somebody was shown a list of concerns. The detail is their references. */
        CONCERNS_LISTED,
        /** Somebody looked for children, by name, date of birth or class. The detail says how many were shown. */
        CHILDREN_SOUGHT,
        /** Somebody read a child's file, in which the concern stands. */
        CHILD_FILE_READ,
        /**
         * Somebody made paper of a record. The detail is {@code chronology}, or {@code file} with other concerns of the child, and
         * what is shown that paper leaves out otherwise.
         */
        PRINTED,
        /** Somebody read low-level concerns. The detail is their references. */
        LOW_LEVEL_READ,
        /** Two people took a low-level concern out of its list. The detail is its reference and who asked for it. */
        LOW_LEVEL_REMOVED,
        /** What they took out is deleted. By the second of the two; the detail is its reference and who asked for it. */
        LOW_LEVEL_DELETED,
        /** Who is family of whom was said, or said otherwise. The detail is the link's id. */
        FAMILY_SAID,
        SIGNED_IN,
        /** Somebody could not sign in. By nobody, and without the account that was typed: whether there is one is not told. */
        SIGN_IN_REFUSED,
        /** Somebody gave an account's password, and then a wrong code. */
        CODE_REFUSED,
        /** The account's owner, or whoever had their link, chose a password. */
        PASSWORD_CHANGED,
        /** A second factor was set up. That one was removed is a change of rights. */
        SECOND_FACTOR_CHANGED,
        /** How often more something was within an hour, of which only the first is here by itself. The detail says what and when. */
        MORE_OF_AN_HOUR,
        /** What an account may do was changed. The detail names the account and the change. */
        RIGHTS_CHANGED,
        /** The school's register of pupils was changed from a file. The detail says how many are new, changed and gone. */
        REGISTER_CHANGED,
        /** A term's figures for governors were frozen. The detail is the school year and the term's number in it. */
        FIGURES_FROZEN,
        /** Pupils who had left were forgotten. The detail says how many. */
        PUPILS_FORGOTTEN,
        /** Two people had a record deleted whose time was over. By the second; the detail is who asked, and until when it was kept. */
        RECORD_DELETED,
        /** A school year was added to the calendar. By whoever confirmed it; the detail is its first and its last day, and who typed it. */
        SCHOOL_YEAR_ADDED,
        /** A school year that somebody typed was not confirmed, and does not count. The detail is the same. */
        SCHOOL_YEAR_REFUSED,
        /** One near day was closed, opened or given other hours. By whoever confirmed it; the detail is the day, its hours, and who asked. */
        NEAR_DAY_CHANGED,
        /** It was asked for, and is not done. The detail is the same. */
        NEAR_DAY_REFUSED,
        /** Somebody proposed a decision table of the school's own. The detail is of which table it is a changed copy. */
        TABLE_PROPOSED,
        /** The second of two people agreed to it, and it counts. The detail is the table, the file's hash, who proposed it and who agreed. */
        TABLE_ADOPTED,
        /** One of them did not agree. The detail is the same. */
        TABLE_REFUSED,
        /** Somebody looked for a pupil by the beginning of a name. It is counted by the hour. */
        NAMES_LOOKED_UP,
        /**
         * An edition of the policy was published. The detail is its number and its hash as the school's key seals it, and what is
         * hashed is the edition.
         */
        POLICY_PUBLISHED,
        /** Somebody asked what another table would have proposed for the concern, by what its last review came to. */
        REPLAYED,
        /** A day began, so that the chain ends with another hash than the day before, whether or not anything happened. */
        DAY_BEGUN,
        /** Whatever this version does not know. */
        OTHER;

        static Kind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    public static Trace of(AccountId by, Kind kind) {
        return of(by, kind, Optional.empty(), Optional.empty());
    }

    public static Trace about(Reference reference, AccountId by, Kind kind) {
        return of(by, kind, Optional.of(reference.value()), Optional.empty());
    }

    public static Trace of(AccountId by, Kind kind, Optional<String> reference, Optional<String> detail) {
        return new Trace(by, kind, reference, detail, Optional.empty(), Optional.empty());
    }

    public static Trace ofEntry(Reference reference, AccountId by, int number, byte[] hash) {
        return new Trace(
                by,
                Kind.ENTRY,
                Optional.of(reference.value()),
                Optional.of(String.valueOf(number)),
                Optional.of(hash),
                Optional.empty());
    }

    public static Trace ofAttachment(Reference reference, AccountId by, int number, byte[] hash) {
        return new Trace(
                by,
                Kind.ATTACHED,
                Optional.of(reference.value()),
                Optional.of(String.valueOf(number)),
                Optional.of(hash),
                Optional.empty());
    }

    /** @param sealed the same hash, which only whoever has the school's key could have sealed */
    public static Trace ofEdition(int number, AccountId by, byte[] hash, String sealed) {
        return new Trace(
                by,
                Kind.POLICY_PUBLISHED,
                Optional.empty(),
                Optional.of(number + " " + sealed),
                Optional.of(hash),
                Optional.empty());
    }

    public static Trace ofStanding(Reference reference, byte[] hash, Optional<String> standing) {
        return new Trace(
                AccountId.PROCEDURE,
                Kind.CONCERN_STANDS,
                Optional.of(reference.value()),
                Optional.empty(),
                Optional.of(hash),
                standing);
    }

    public Trace with(String ids) {
        return new Trace(by, kind, reference, Optional.of(ids), hashed, standing);
    }

    public boolean isRead() {
        return kind == Kind.READ_AS_HANDLER || kind == Kind.READ_FOR_STEP || kind == Kind.READ_TO_COUNTERSIGN;
    }
}
