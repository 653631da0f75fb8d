package school.safeguarding.referral.letter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(AgencyTelephones.class)
class ReferralConfiguration {}
