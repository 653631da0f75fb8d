package school.safeguarding.people.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import school.safeguarding.account.AccountId;

/** Somebody said from when to when they are not there, or are there after all. */
@Entity
class Absence {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private AccountId account;
    private LocalDate fromDay;
    private LocalDate untilDay;

    @Column(name = "is_away")
    private boolean away;

    protected Absence() {}

    /**
     * @param from the first day
     * @param until the last, both in Europe/London and included
     */
    Absence(AccountId account, LocalDate from, LocalDate until, boolean isAway) {
        this.account = account;
        this.fromDay = from;
        this.untilDay = until;
        this.away = isAway;
    }

    AccountId account() {
        return account;
    }
}
