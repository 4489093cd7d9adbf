package org.hengce.policy.definitions;

import java.util.ArrayList;
import java.util.List;
import org.hengce.contracts.policy.PolicyText.Goal;
import org.hengce.policy.definitions.Mention.Kind;
import org.jspecify.annotations.Nullable;

/** Gathers the codes of others that a text names, in the order in which they stand there. */
public final class Mentions {
    private final List<Mention> all = new ArrayList<>();

    /** One; none where nothing stands. */
    public void add(String field, Kind kind, @Nullable String code) {
        if (code != null) {
            all.add(new Mention(field, kind, code));
        }
    }

    /**
     * Those of a list.
     *
     * @param field with {@code [%d]} for the place in the list
     */
    public void each(String field, Kind kind, List<String> codes) {
        for (int i = 0; i < codes.size(); i++) {
            add(field.formatted(i), kind, codes.get(i));
        }
    }

    /** Those of goals. */
    public void goals(List<Goal> goals) {
        for (int i = 0; i < goals.size(); i++) {
            Goal goal = goals.get(i);
            String at = "goals[%d].".formatted(i);
            add(at + "indicator", Kind.INDICATOR, goal.indicator());
            add(at + "sector", Kind.SECTOR, goal.sector());
            each(at + "sectors[%d]", Kind.SECTOR, goal.sectors() == null ? List.of() : goal.sectors());
            add(at + "unitWeight", Kind.INDICATOR, goal.unitWeight());
        }
    }

    public List<Mention> all() {
        return List.copyOf(all);
    }
}
