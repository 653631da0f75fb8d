package school.safeguarding.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.protection.SealsColumn;

/** Homes of the children whom a concern is about, sealed. Which children these are is for others to say. */
@Repository
@SealsColumn(table = "child_home", name = "content", row = "child")
public class ChildHomes {

    private static final Logger log = LoggerFactory.getLogger(ChildHomes.class);

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final JdbcClient database;
    private final Seals seals;

    ChildHomes(JdbcClient database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ChildId child, HomeDetails home) {
        database.sql("INSERT INTO safeguarding.child_home (child, content) VALUES (:child, :content)"
                        + " ON CONFLICT (child) DO UPDATE SET content = excluded.content")
                .param("child", child.value())
                .param("content", sealed(child, home))
                .update();
    }

    /** @return without those of whom nothing is kept, or whose row cannot be opened */
    @Transactional(readOnly = true)
    public Map<ChildId, HomeDetails> of(Collection<ChildId> children) {
        Map<ChildId, HomeDetails> homes = new LinkedHashMap<>();
        if (!children.isEmpty()) {
            database.sql("SELECT child, content FROM safeguarding.child_home WHERE child IN (:children)")
                    .param("children", children.stream().map(ChildId::value).toList())
                    .query((row, index) ->
                            Map.entry(new ChildId(row.getObject("child", UUID.class)), row.getString("content")))
                    .list()
                    .forEach(row ->
                            opened(row.getKey(), row.getValue()).ifPresent(home -> homes.put(row.getKey(), home)));
        }
        return homes;
    }

    /** Of whom anything is kept. */
    @Transactional(readOnly = true)
    public List<ChildId> kept() {
        return database.sql("SELECT child FROM safeguarding.child_home")
                .query((row, index) -> new ChildId(row.getObject("child", UUID.class)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Set<ChildId> children) {
        if (!children.isEmpty()) {
            database.sql("DELETE FROM safeguarding.child_home WHERE child IN (:children)")
                    .param("children", children.stream().map(ChildId::value).toList())
                    .update();
        }
    }

    private String sealed(ChildId child, HomeDetails home) {
        try {
            return SealedText.sealed(seals.ofSchool(), place(child), JSON.writeValueAsString(home));
        } catch (JsonProcessingException e) {
            // Its message may quote an address, so it goes no further.
            throw new IllegalStateException("What is known of a child's home could not be written");
        }
    }

    private Optional<HomeDetails> opened(ChildId child, String content) {
        try {
            return Optional.of(
                    JSON.readValue(SealedText.opened(seals.ofSchool(), place(child), content), HomeDetails.class));
        } catch (CannotOpen e) {
            log.error("ALARM A12: {}", e.getMessage());
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is known of the home of child " + child + " could not be read");
        }
    }

    private static Place place(ChildId child) {
        return new Place("child_home", child.toString(), "content");
    }
}
