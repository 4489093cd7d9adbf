package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.found;

import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;

/**
 * CONTAMINATION: whether other policies on the same outcome were in force, within the panel's periods, in the units that an
 * effect rests on.
 *
 * @param treated units treated that were wholly under another policy
 * @param treatedInPart units treated of which a part was
 * @param kept units compared with that were under another policy, wholly or in part, and stayed since too few others are there
 * @param excluded how many such units were left out
 * @param common policies that were in force in all units alike, so that the comparison takes their effect away
 */
public record Contamination(
        List<String> treated, List<String> treatedInPart, List<String> kept, int excluded, List<String> common) {
    /** Copies the lists. */
    public Contamination {
        treated = List.copyOf(treated);
        treatedInPart = List.copyOf(treatedInPart);
        kept = List.copyOf(kept);
        common = List.copyOf(common);
    }

    /** FAIL where a treated unit was wholly under another policy, WARN where anything else is left of others, else PASS. */
    public Diagnostic check() {
        int concerned = treated.size() + treatedInPart.size() + kept.size();
        if (!treated.isEmpty()) {
            return found(
                    Name.CONTAMINATION,
                    Status.FAIL,
                    concerned,
                    "Another policy on the same indicator was in force in %s, which the effect cannot be told from."
                            .formatted(Listed.english(treated)),
                    "同一指标的其他政策也曾在 %s 实施，其作用与本政策无法区分。".formatted(Listed.chinese(treated)));
        }
        if (!kept.isEmpty()) {
            return found(
                    Name.CONTAMINATION,
                    Status.WARN,
                    concerned,
                    "%s compared with were under another policy on the same indicator; too few others are there to leave them out."
                            .formatted(Listed.english(kept)),
                    "对照单位 %s 曾受同一指标的其他政策影响；因其余对照单位过少，仍予保留。".formatted(Listed.chinese(kept)));
        }
        if (!treatedInPart.isEmpty()) {
            return found(
                    Name.CONTAMINATION,
                    Status.WARN,
                    concerned,
                    "Another policy on the same indicator was in force in a part of %s."
                            .formatted(Listed.english(treatedInPart)),
                    "同一指标的其他政策曾在 %s 的部分地区实施。".formatted(Listed.chinese(treatedInPart)));
        }
        if (!common.isEmpty()) {
            return found(
                    Name.CONTAMINATION,
                    Status.WARN,
                    0,
                    "Other policies on the same indicator were in force everywhere alike (%s); the comparison takes away what they did alike."
                            .formatted(Listed.english(common)),
                    "同一指标的其他政策（%s）在所有单位同样实施；比较可消除其共同影响。".formatted(Listed.chinese(common)));
        }
        return found(
                Name.CONTAMINATION,
                Status.PASS,
                0,
                excluded == 0
                        ? "No other policy on the same indicator was in force in these units."
                        : "No other policy on the same indicator was in force in the units used; left out for that: %d."
                                .formatted(excluded),
                excluded == 0 ? "这些单位没有同一指标的其他政策。" : "所用单位没有同一指标的其他政策；为此排除 %d 个单位。".formatted(excluded));
    }
}
