package school.safeguarding.trail;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail.End;

/** Where the chain ended at the beginning of a day. */
@Component
public class DailyHead {

    private static final Pattern CODE = Pattern.compile("[0-9a-fA-F]{64}");

    private final JdbcClient database;
    private final Trail trail;

    DailyHead(JdbcClient database, Trail trail) {
        this.database = database;
        this.trail = trail;
    }

    /** Keeps it for this day; empty while there is nothing in the chain. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<End> keep(LocalDate day) {
        trail.leaveNumbers();
        trail.leave(Trace.of(AccountId.PROCEDURE, Kind.DAY_BEGUN));
        Optional<End> end = trail.end();
        end.ifPresent(now -> database.sql("INSERT INTO safeguarding.daily_head (day, number, hash) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(day, now.number(), now.hash())
                .update());
        return end;
    }

    /** As people read and type it. How long the chain is stays out of it: that would tell of what happens in concerns that one may not know. */
    public static String code(End end) {
        return HexFormat.of().formatHex(end.hash());
    }

    /** Spaces and line breaks do not matter, since it comes out of a mail. */
    public static Optional<byte[]> typed(String code) {
        String packed = code.replaceAll("\\s", "");
        return CODE.matcher(packed).matches()
                ? Optional.of(HexFormat.of().parseHex(packed.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
