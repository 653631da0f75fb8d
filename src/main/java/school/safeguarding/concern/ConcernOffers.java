package school.safeguarding.concern;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.StepOffers;
import school.safeguarding.record.NoticeLines;
import school.safeguarding.referral.Agency;

/**
 * Offers each step to people, by what the model says of it. A step that nobody may do raises an alarm; for the last resort
 * that was raised when no handler was found.
 */
@Service
class ConcernOffers implements StepOffers {

    private static final Logger log = LoggerFactory.getLogger(ConcernOffers.class);

    private final Concerns concerns;
    private final Responsible responsible;
    private final NoticeLines notices;
    private final ApplicationEventPublisher events;

    ConcernOffers(Concerns concerns, Responsible responsible, NoticeLines notices, ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.responsible = responsible;
        this.notices = notices;
        this.events = events;
    }

    @Override
    @Transactional
    public Set<String> candidates(String reference, String step, String offeredTo, Map<String, Object> facts) {
        Concern concern = concerns.withReference(reference);
        Set<String> candidates =
                switch (offeredTo) {
                    case "handler" -> responsible.handlers(concern);
                    case "countersigner" ->
                        responsible.countersigners(
                                concern,
                                step.equals("userTask_countersignClose")
                                        ? concern::isCloseDecidedBy
                                        : concern::isResponseDecidedBy);
                    case "nextPerson" -> responsible.nextPerson(concern, unreached(facts));
                    // Not to handle it, but to put in what the LADO says about who should.
                    case "lastResort" -> responsible.nextPerson(concern, Optional.empty());
                    default -> throw new IllegalArgumentException("A step cannot be offered to " + offeredTo);
                };
        if (candidates.isEmpty() && !offeredTo.equals("lastResort")) {
            log.error("ALARM {}: nobody is left for {}", reference, step);
            events.publishEvent(new StepWithoutPerson(reference, step));
        }
        return candidates;
    }

    @Override
    public Optional<String> detail(Map<String, Object> facts) {
        return Optional.ofNullable((String) facts.get("agency"))
                .map(code -> Agency.withCode(code).title());
    }

    private Optional<String> unreached(Map<String, Object> facts) {
        return Optional.ofNullable((String) facts.get("noticeId"))
                .flatMap(notices::of)
                .flatMap(notice -> notice.toAccount());
    }
}
