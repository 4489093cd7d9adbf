package org.hengce.methods.diagnostic;

import static org.hengce.methods.diagnostic.Check.found;

import java.util.List;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Diagnostic.Name;
import org.hengce.methods.effect.Diagnostic.Status;

/** PARTIAL_PERIOD: whether the policy began within a period, which then counts as wholly treated or wholly untreated. */
public final class PartialPeriods {
    private PartialPeriods() {}

    /**
     * A period of which the policy covers a part.
     *
     * @param days of the period
     * @param covered of them by the policy, more than 0 and fewer than all
     * @param treated whether the period counts as treated
     */
    public record PartialPeriod(String period, long days, long covered, boolean treated) {
        /** Checks that it is a part. */
        public PartialPeriod {
            if (covered <= 0 || covered >= days) {
                throw new IllegalArgumentException("%d of %d days are no part of %s".formatted(covered, days, period));
            }
        }

        /** The share of days that count as what they are not. */
        double wrong() {
            return (double) (treated ? days - covered : covered) / days;
        }

        private String english() {
            return "%s (%d of %d days covered, counts as %s)"
                    .formatted(period, covered, days, treated ? "treated" : "untreated");
        }

        private String chinese() {
            return "%s（%d 天中有 %d 天在政策期内，计为%s）".formatted(period, days, covered, treated ? "受处理" : "未受处理");
        }
    }

    /** PASS where the policy began with a period for all units, else WARN with the periods concerned. */
    public static Diagnostic check(List<PartialPeriod> partial) {
        if (partial.isEmpty()) {
            return found(Name.PARTIAL_PERIOD, Status.PASS, 0, "The policy began with a period.", "政策自某一期的首日开始。");
        }
        double worst = partial.stream().mapToDouble(PartialPeriod::wrong).max().orElse(0);
        return found(
                Name.PARTIAL_PERIOD,
                Status.WARN,
                worst,
                "The policy began within a period: %s."
                        .formatted(String.join(
                                "; ",
                                partial.stream().map(PartialPeriod::english).toList())),
                "政策在期中开始：%s。"
                        .formatted(String.join(
                                "；",
                                partial.stream().map(PartialPeriod::chinese).toList())));
    }
}
