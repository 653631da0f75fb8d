package school.safeguarding.notification;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import school.safeguarding.notification.mail.MailSettings;

@Configuration
@EnableConfigurationProperties({OutsideContacts.class, MailSettings.class})
class NotificationConfiguration {}
