package school.safeguarding.concern;

import java.util.Set;

/** Who is asked to hand over what somebody leaves behind who has left, said by whoever keeps hand-overs. */
public interface HandOverLines {

    /** @return account ids */
    Set<String> askedFor(String handOverId);
}
