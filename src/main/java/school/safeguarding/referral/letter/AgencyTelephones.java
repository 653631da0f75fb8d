package school.safeguarding.referral.letter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import school.safeguarding.referral.Agency;

/** The number at which the school rings each agency. Made up in the trial; production does not start without its own. */
@ConfigurationProperties("safeguarding.agencies")
public record AgencyTelephones(Line police, Line socialCare, Line schoolNursing, Line lado) {

    record Line(String telephone) {}

    public String of(Agency agency) {
        return switch (agency) {
            case POLICE -> police.telephone();
            case SOCIAL_CARE -> socialCare.telephone();
            case SCHOOL_NURSING -> schoolNursing.telephone();
            case LADO -> lado.telephone();
        };
    }
}
