package school.safeguarding.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.people.People.Person;

@Entity
@Table(name = "account")
class StoredAccount {

    @Id
    private String id;

    private String name;
    private String mail;
    private String password;
    private LocalDate fromDay;
    private LocalDate untilDay;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    protected StoredAccount() {}

    StoredAccount(String id, String name, String mail, String password, Set<Role> roles) {
        this.id = id;
        this.name = name;
        this.mail = mail;
        this.password = password;
        this.roles = EnumSet.copyOf(roles);
    }

    /** @param today the day in Europe/London; both ends of an account's time are included */
    boolean isActiveOn(LocalDate today) {
        return (fromDay == null || !today.isBefore(fromDay)) && (untilDay == null || !today.isAfter(untilDay));
    }

    Person person() {
        return new Person(id, name, Optional.ofNullable(mail), Set.copyOf(roles));
    }

    String id() {
        return id;
    }

    String password() {
        return password;
    }
}
