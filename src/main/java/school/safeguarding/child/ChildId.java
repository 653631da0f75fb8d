package school.safeguarding.child;

import java.util.UUID;

public record ChildId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
