package org.hengce.presentation.chart;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.score.Verdict;
import org.hengce.presentation.words.Texts;
import org.jspecify.annotations.Nullable;

/** How often which verdict was reached. */
final class Verdicts {
    /** What was found before what was not. */
    static final List<Verdict> ORDER =
            List.of(Verdict.BENEFICIAL, Verdict.HARMFUL, Verdict.NO_MATERIAL_EFFECT, Verdict.CANNOT_TELL);

    private Verdicts() {}

    /** Each verdict with its number; empty where there is none. */
    static String counted(Texts texts, List<@Nullable Verdict> verdicts) {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : ORDER) {
            long count = verdicts.stream().filter(one -> one == verdict).count();
            if (count > 0) {
                counts.add(texts.text(
                        "chart.forest.count",
                        "verdict",
                        texts.label("verdict", verdict),
                        "count",
                        Long.toString(count)));
            }
        }
        return String.join(texts.text("chart.rows.separator"), counts);
    }
}
