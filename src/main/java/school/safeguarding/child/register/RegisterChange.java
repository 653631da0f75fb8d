package school.safeguarding.child.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.Particulars;
import school.safeguarding.child.SameChild;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows.Pupil;

/**
 * What a file would change in the register.
 *
 * @param added pupils whom the register does not have
 * @param changed pupils of whom the file says something else, or who have come back
 * @param unchanged how many are as they were
 * @param gone who is in the register and not in the file: perhaps they have left, perhaps it is the file of one class
 */
public record RegisterChange(List<Pupil> added, List<Changed> changed, int unchanged, List<Child> gone) {

    public record Changed(long line, ChildId id, Particulars now) {}

    /**
     * @param before everybody who has been in the register and is not forgotten
     * @param columns that the file has: what it does not have stays as it was
     */
    public static RegisterChange of(List<Child> before, List<Pupil> pupils, Set<Column> columns) {
        Map<String, Child> byKey = new HashMap<>();
        before.forEach(child -> byKey.put(child.particulars().key(), child));
        Map<Pupil, Child> found = new LinkedHashMap<>();
        List<Pupil> unknown = new ArrayList<>();
        for (Pupil pupil : pupils) {
            Child child = byKey.remove(pupil.particulars().key());
            if (child == null) {
                unknown.add(pupil);
            } else {
                found.put(pupil, child);
            }
        }
        List<Pupil> added = new ArrayList<>();
        for (Pupil pupil : unknown) {
            Optional<Child> child = onlySame(byKey, pupil);
            child.ifPresentOrElse(
                    same -> {
                        byKey.remove(same.particulars().key());
                        found.put(pupil, same);
                    },
                    () -> added.add(pupil));
        }
        List<Changed> changed = found.entrySet().stream()
                .map(one -> changed(one.getKey(), one.getValue(), columns))
                .flatMap(Optional::stream)
                .toList();
        List<Child> gone = byKey.values().stream()
                .filter(Child::isInRegister)
                .sorted(Comparator.comparing(child -> child.id().value()))
                .toList();
        return new RegisterChange(added, changed, found.size() - changed.size(), gone);
    }

    /** A file without numbers, or with a permanent number after a temporary one, is still about the same pupils. */
    private static Optional<Child> onlySame(Map<String, Child> byKey, Pupil pupil) {
        KnownAs known = pupil.particulars().knownAs();
        List<Child> same = byKey.values().stream()
                .filter(child -> child.knownAs().as(known) == SameChild.YES)
                .limit(2)
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private static Optional<Changed> changed(Pupil pupil, Child before, Set<Column> columns) {
        Particulars now = over(before.particulars(), pupil.particulars(), columns);
        return before.isInRegister() && now.equals(before.particulars())
                ? Optional.empty()
                : Optional.of(new Changed(pupil.line(), before.id(), now));
    }

    private static Particulars over(Particulars was, Particulars now, Set<Column> columns) {
        return new Particulars(
                "",
                now.pupilId().isEmpty() ? was.pupilId() : now.pupilId(),
                now.forename(),
                columns.contains(Column.MIDDLE_NAMES) ? now.middleNames() : was.middleNames(),
                now.surname(),
                columns.contains(Column.USED_FORENAME) ? now.usedForename() : was.usedForename(),
                columns.contains(Column.USED_SURNAME) ? now.usedSurname() : was.usedSurname(),
                now.bornOn(),
                columns.contains(Column.SEX) ? now.sex() : was.sex(),
                columns.contains(Column.CLASS) ? now.className() : was.className(),
                columns.contains(Column.FAMILY) ? now.family() : was.family(),
                columns.contains(Column.SEND) ? now.isSend() : was.isSend(),
                columns.contains(Column.PROTECTED) ? now.isNameProtected() : was.isNameProtected());
    }

    /** The same for the same change, at every node. */
    public String fingerprint() {
        String all = added.stream()
                        .map(pupil -> pupil.line() + " " + pupil.particulars())
                        .toList()
                + changed.toString()
                + unchanged
                + gone.stream().map(Child::id).toList();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && gone.isEmpty();
    }
}
