package org.hengce.gateway.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many of something each of many has at the moment, and may have at most. Only those with one are known: as small as what is there. */
public final class AtOnce {
    private final int most;
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    public AtOnce(int most) {
        this.most = most;
    }

    /**
     * Counts one more, if there are not too many; {@link #ended} must follow.
     *
     * @return whether there may be this one
     */
    public boolean begun(String whose) {
        if (counts.merge(whose, 1, Integer::sum) <= most) {
            return true;
        }
        ended(whose);
        return false;
    }

    /** One that had begun is over, in whatever way. */
    public void ended(String whose) {
        counts.computeIfPresent(whose, (same, count) -> count == 1 ? null : count - 1);
    }

    public int most() {
        return most;
    }

    /** How many each has. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
