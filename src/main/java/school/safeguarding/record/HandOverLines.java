package school.safeguarding.record;

import java.util.Set;

/** Who is asked to hand over what somebody leaves behind who has left. */
public interface HandOverLines {

    /** @return account ids */
    Set<String> askedFor(String handOverId);
}
