package school.safeguarding.trail;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.trail.Trail.End;

/** Where the chain ended at the beginning of a day. */
@Component
public class DailyHead {

    private static final Pattern CODE = Pattern.compile("(\\d{1,18}):([0-9a-fA-F]{64})");

    private final JdbcClient database;
    private final Trail trail;

    DailyHead(JdbcClient database, Trail trail) {
        this.database = database;
        this.trail = trail;
    }

    /** Keeps it for this day; empty while there is nothing in the chain. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<End> keep(LocalDate day) {
        Optional<End> end = trail.end();
        end.ifPresent(now -> database.sql("INSERT INTO safeguarding.daily_head (day, number, hash) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(day, now.number(), now.hash())
                .update());
        return end;
    }

    /** As people read and type it. */
    public static String code(End end) {
        return end.number() + ":" + HexFormat.of().formatHex(end.hash());
    }

    /** Spaces and line breaks do not matter, since it comes out of a mail. */
    public static Optional<End> typed(String code) {
        Matcher matcher = CODE.matcher(code.replaceAll("\\s", ""));
        return matcher.matches()
                ? Optional.of(
                        new End(Long.parseLong(matcher.group(1)), HexFormat.of().parseHex(matcher.group(2))))
                : Optional.empty();
    }
}
