package school.safeguarding.access.signin;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.people.Credentials.Credential;

/** What is still missing between a right password and being signed in. */
@Component
public class Stages {

    private final boolean isSecondFactorDemanded;

    /** @param isSecondFactorDemanded of whoever can open records; an installation for real children demands it */
    public Stages(@Value("${safeguarding.second-factor.demanded}") boolean isSecondFactorDemanded) {
        this.isSecondFactorDemanded = isSecondFactorDemanded;
    }

    Stage afterPassword(Credential account) {
        return account.secondFactor().isPresent() ? Stage.CODE_TO_GIVE : afterCode(account);
    }

    public Stage afterCode(Credential account) {
        if (account.isPasswordOneTime()) {
            return Stage.PASSWORD_TO_CHANGE;
        }
        boolean isMissing = isSecondFactorDemanded
                && account.opensRecords()
                && account.secondFactor().isEmpty();
        return isMissing ? Stage.SECOND_FACTOR_TO_SET_UP : Stage.SIGNED_IN;
    }
}
