package school.safeguarding.child;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows.Read;
import school.safeguarding.child.register.ChangeRegister;
import school.safeguarding.child.register.RegisterChange;
import school.safeguarding.child.stored.StoredChildren;

/** Puts made-up pupils into the register, for tests of other features. */
public final class Registered {

    private Registered() {}

    public static ChildId pupil(
            KnownChildren children,
            TransactionOperations transaction,
            String forename,
            String surname,
            LocalDate bornOn,
            boolean isNameProtected) {
        return pupil(children, transaction, forename, surname, bornOn, "", isNameProtected);
    }

    /** @param family by which the register knows brothers and sisters */
    public static ChildId pupil(
            KnownChildren children,
            TransactionOperations transaction,
            String forename,
            String surname,
            LocalDate bornOn,
            String family,
            boolean isNameProtected) {
        Particulars pupil = new Particulars(
                "",
                "",
                forename,
                "",
                surname,
                "",
                "",
                Optional.of(bornOn),
                "",
                "Owls",
                family,
                Optional.empty(),
                isNameProtected);
        transaction.executeWithoutResult(status -> ((StoredChildren) children).register(List.of(pupil)));
        return ((StoredChildren) children)
                .everRegistered().stream()
                        .filter(child -> child.particulars().equals(pupil))
                        .map(Child::id)
                        .findFirst()
                        .orElseThrow();
    }

    /** As somebody confirms a file of pupils. */
    public static void fromFile(ApplicationContext school, Read file, Map<Column, Integer> columns) {
        ChangeRegister register = school.getBean(ChangeRegister.class);
        RegisterChange shown = register.preview(file.pupils(), columns.keySet());
        register.change(shown.fingerprint(), file.pupils(), columns.keySet(), false, AccountId.of("it"))
                .orElseThrow();
    }

    /** The same, with whoever is not in it gone. */
    public static void onlyFromFile(ApplicationContext school, Read file, Map<Column, Integer> columns) {
        ChangeRegister register = school.getBean(ChangeRegister.class);
        RegisterChange shown = register.preview(file.pupils(), columns.keySet());
        register.change(shown.fingerprint(), file.pupils(), columns.keySet(), true, AccountId.of("it"))
                .orElseThrow();
    }
}
