package school.safeguarding.people.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import org.springframework.stereotype.Component;

/** Which transaction last changed accounts, roles or absences. The database writes it down by a trigger. */
@Component
class StaffRevision {

    private static final String READ = "SELECT revision,"
            + " revision IS NOT DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint AS is_own"
            + " FROM safeguarding.staff_revision";

    private final EntityManager entities;

    StaffRevision(EntityManager entities) {
        this.entities = entities;
    }

    /** @param isOwn whether the transaction that reads has changed them itself: nobody else may see that yet */
    record Read(long number, boolean isOwn) {}

    /** After everything that the transaction has changed so far. */
    Read read() {
        Tuple row = (Tuple) entities.createNativeQuery(READ, Tuple.class).getSingleResult();
        return new Read(row.get("revision", Long.class), row.get("is_own", Boolean.class));
    }
}
