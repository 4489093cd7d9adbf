package org.hengce.evaluation.run;

import java.util.Optional;
import org.hengce.methods.panel.Panel;
import org.hengce.presentation.json.LocalizedText;

/**
 * Which estimator a panel allows, and why (evaluation.md §2 "Choice of the method"). So far step 2 for one treated unit:
 * synthetic difference-in-differences, with the synthetic control as the second method.
 */
record MethodChoice(int treated, int donors, int periodsBefore) {
    static final int DONORS_NEEDED = 5;
    private static final int PERIODS_BEFORE_NEEDED = 8;

    static MethodChoice of(Panel panel) {
        int treated = 0;
        int donors = 0;
        int before = 0;
        for (int u = 0; u < panel.unitCount(); u++) {
            if (!panel.complete(u) || panel.alwaysTreated(u)) {
                continue;
            }
            if (panel.neverTreated(u)) {
                donors++;
            } else {
                treated++;
                before = treated == 1 ? panel.firstTreated(u) : Math.min(before, panel.firstTreated(u));
            }
        }
        return new MethodChoice(treated, donors, before);
    }

    /** What is missing; empty where the panel suffices. */
    Optional<LocalizedText> missing() {
        if (treated == 1 && donors >= DONORS_NEEDED && periodsBefore >= PERIODS_BEFORE_NEEDED) {
            return Optional.empty();
        }
        String found = "%d treated, %d donors, %d periods before".formatted(treated, donors, periodsBefore);
        return Optional.of(new LocalizedText(
                "需要 1 个数据完整的覆盖地区、至少 %d 个数据完整的对照地区和至少 %d 个政策前时期；现有：覆盖地区 %d 个、对照地区 %d 个、政策前时期 %d 个"
                        .formatted(DONORS_NEEDED, PERIODS_BEFORE_NEEDED, treated, donors, periodsBefore),
                "needs 1 covered region and at least %d others without gaps, and at least %d periods before; there are %s"
                        .formatted(DONORS_NEEDED, PERIODS_BEFORE_NEEDED, found)));
    }

    /** Why synthetic difference-in-differences was chosen. */
    LocalizedText reason() {
        return new LocalizedText(
                "1 个覆盖地区、%d 个对照地区、%d 个政策前时期：合成双重差分".formatted(donors, periodsBefore),
                "1 treated region, %d donors and %d periods before: synthetic difference-in-differences"
                        .formatted(donors, periodsBefore));
    }
}
