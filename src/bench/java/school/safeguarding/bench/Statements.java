package school.safeguarding.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the server's log says an application sent, by transaction. BEGIN, COMMIT and the empty statement by which the pool
 * tries a connection are not counted. Left out is what would have been sent without a report: a look for jobs that finds none.
 */
class Statements {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the server's log begins a line for one statement, in either protocol. */
    private static final Pattern SENT = Pattern.compile("^(?:statement|execute [^:]+): (.*)", Pattern.DOTALL);

    private static final Pattern CHANGES = Pattern.compile("(?is)^(insert|update|delete).*");

    private final Map<String, List<String>> transactions = new LinkedHashMap<>();
    private final Pattern own;
    private int commits;

    /**
     * @param log one JSON object a line, as {@code log_destination=jsonlog} writes it
     * @param own found in a statement of the report's own transaction and in no other
     */
    Statements(Path log, String database, Pattern own) throws IOException {
        this.own = own;
        for (String line : Files.readAllLines(log)) {
            JsonNode event = JSON.readTree(line);
            if (database.equals(event.path("dbname").asText())
                    && Database.APPLICATION.equals(event.path("user").asText())) {
                var sent = SENT.matcher(event.path("message").asText());
                if (sent.matches()) {
                    add(event, sent.group(1).strip());
                }
            }
        }
        transactions.values().removeIf(Statements::isIdleLook);
    }

    private void add(JsonNode event, String statement) {
        String transaction =
                event.path("session_id").asText() + " " + event.path("vxid").asText();
        List<String> sent = transactions.computeIfAbsent(transaction, first -> new ArrayList<>());
        boolean hasWritten = event.path("txid").asLong() != 0;
        switch (statement.toUpperCase(Locale.ROOT)) {
            case "COMMIT" -> commits += hasWritten ? 1 : 0;
            case "", "BEGIN", "ROLLBACK" -> {}
            default -> sent.add(statement);
        }
    }

    private static boolean isIdleLook(List<String> transaction) {
        return transaction.stream()
                .allMatch(statement -> statement.contains("ACT_RU_JOB")
                        && !CHANGES.matcher(statement).matches());
    }

    private boolean isOwn(List<String> transaction) {
        return transaction.stream().anyMatch(statement -> own.matcher(statement).find());
    }

    int ofReports() {
        return transactions.values().stream()
                .filter(this::isOwn)
                .mapToInt(List::size)
                .sum();
    }

    int ofEverythingElse() {
        return transactions.values().stream()
                .filter(transaction -> !isOwn(transaction))
                .mapToInt(List::size)
                .sum();
    }

    /** Of transactions that wrote something, the report's own among them. */
    int commits() {
        return commits;
    }

    /** Of those that only read, too. */
    int transactions() {
        return transactions.size();
    }
}
