package school.safeguarding.concern;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import school.safeguarding.child.ChildId;

/** One line of which children a concern names: that a child was named, confirmed, or taken out again. */
@Entity
@Table(name = "concern_child")
class NamedChild {

    enum Kind {
        CHILD,
        SIBLING
    }

    enum State {
        /** As the reporter typed it, or as somebody named a brother or sister. */
        NAMED,
        /** Whoever handles it has said that it is this child. */
        CONFIRMED,
        TAKEN_OUT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private UUID child;

    @Enumerated(EnumType.STRING)
    private State state;

    /** Given by the database: what was said first. */
    @Column(insertable = false, updatable = false)
    private Long position;

    protected NamedChild() {}

    static NamedChild of(String reference, Kind kind, ChildId child, State state) {
        NamedChild named = new NamedChild();
        named.reference = reference;
        named.kind = kind;
        named.child = child.value();
        named.state = state;
        return named;
    }

    String reference() {
        return reference;
    }

    boolean is(Kind asked) {
        return kind == asked;
    }

    ChildId child() {
        return new ChildId(child);
    }

    boolean isTakenOut() {
        return state == State.TAKEN_OUT;
    }

    boolean isConfirmed() {
        return state == State.CONFIRMED;
    }
}
