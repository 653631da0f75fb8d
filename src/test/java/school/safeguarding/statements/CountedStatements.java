package school.safeguarding.statements;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What the application asks its database, transaction by transaction, while a test listens, as the server's own log counts it:
 * of a batch each statement, and of a batch of inserts as many as the driver joins its rows to.
 */
public class CountedStatements implements BeanPostProcessor {

    private final List<Transaction> heard = new ArrayList<>();
    private boolean isListening;

    /** The pool stays what it is, for whoever asks for it; its connections are listened to. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setDataSource(new Counting(new DriverDataSource(
                    pool.getJdbcUrl(),
                    pool.getDriverClassName(),
                    pool.getDataSourceProperties(),
                    pool.getUsername(),
                    pool.getPassword())));
        }
        return bean;
    }

    public synchronized void listen() {
        heard.clear();
        isListening = true;
    }

    /** What was heard since {@link #listen}, in the order in which it ended. */
    public synchronized Heard stop() {
        isListening = false;
        return new Heard(List.copyOf(heard));
    }

    private synchronized void ended(List<String> statements) {
        if (isListening && !statements.isEmpty()) {
            heard.add(new Transaction(List.copyOf(statements)));
        }
        statements.clear();
    }

    /** @param statements in the order in which they ran */
    public record Transaction(List<String> statements) {

        public boolean holds(String sql) {
            return statements.stream().anyMatch(statement -> statement.contains(sql));
        }
    }

    public record Heard(List<Transaction> transactions) {

        public Heard with(String sql) {
            return new Heard(transactions.stream().filter(one -> one.holds(sql)).toList());
        }

        public Heard without(String sql) {
            return new Heard(
                    transactions.stream().filter(one -> !one.holds(sql)).toList());
        }

        public int statements() {
            return transactions.stream()
                    .mapToInt(one -> one.statements().size())
                    .sum();
        }

        /** Most frequent first, for whoever has to find out why there are so many. */
        @Override
        public String toString() {
            Map<String, Long> counts = transactions.stream()
                    .flatMap(one -> one.statements().stream())
                    .collect(Collectors.groupingBy(Heard::brief, TreeMap::new, Collectors.counting()));
            return counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(entry -> entry.getValue() + " × " + entry.getKey())
                    .collect(Collectors.joining(
                            "\n", statements() + " statements in " + transactions.size() + " transactions\n", "\n"));
        }

        private static String brief(String sql) {
            String line = sql.replaceAll("\\s+", " ").strip();
            return line.length() <= 300 ? line : line.substring(0, 150) + " … " + line.substring(line.length() - 150);
        }
    }

    private final class Counting extends DelegatingDataSource {

        private Counting(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return counted(super.getConnection(user, password));
        }
    }

    private Connection counted(Connection connection) {
        List<String> statements = new ArrayList<>();
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            switch (method) {
                case "commit", "rollback", "setAutoCommit" -> ended(statements);
                default -> {
                    // Nothing ends.
                }
            }
            return result instanceof Statement statement ? counted(statement, arguments, statements) : result;
        });
    }

    /** Outside a transaction each statement is one of its own: kept for the next one on its connection, it would be heard too late. */
    private Statement counted(Statement statement, Object[] prepared, List<String> statements) {
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        AtomicInteger batch = new AtomicInteger();
        return proxy(type, statement, (method, arguments, result) -> {
            if (method.equals("addBatch")) {
                batch.incrementAndGet();
            } else if (method.startsWith("execute")) {
                Object[] asked = arguments == null || arguments.length == 0 ? prepared : arguments;
                String sql = asked == null || asked.length == 0 ? method : String.valueOf(asked[0]);
                int times = method.startsWith("executeBatch") ? sent(sql, batch.getAndSet(0)) : 1;
                statements.addAll(Collections.nCopies(times, sql));
                if (statement.getConnection().getAutoCommit()) {
                    ended(statements);
                }
            }
            return result;
        });
    }

    /** Rows are joined by powers of two. Source: PostgreSQL's JDBC driver, {@code reWriteBatchedInserts}. */
    private static int sent(String sql, int rows) {
        return sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("insert") ? Integer.bitCount(rows) : rows;
    }

    private interface After {
        Object called(String method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<? extends T> type, T target, After after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.called(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
