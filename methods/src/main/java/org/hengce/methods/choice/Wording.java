package org.hengce.methods.choice;

import static org.hengce.methods.choice.Requirements.plural;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.Method;

/** What is said of a choice: what was counted, and what it led to. */
final class Wording {
    private static final int BY_THE_ANALYST = 0;

    private Wording() {}

    /** Why this method. */
    static Sentence reason(int step, Method method, Requirements needs) {
        DesignCounts counts = needs.counts();
        boolean alone = method == Method.INTERRUPTED_TIME_SERIES || method == Method.BEFORE_AFTER;
        Sentence name = name(method);
        String english = "%s, %s, %d %s before%s: %s"
                .formatted(
                        treated(counts),
                        controls(needs),
                        counts.periodsBefore(),
                        plural(counts.periodsBefore(), "period"),
                        alone ? " and %d from the start on".formatted(counts.periodsAfter()) : "",
                        name.english());
        String chinese = "%s、%s、政策前 %d 期%s：%s"
                .formatted(
                        treatedChinese(counts),
                        controlsChinese(needs),
                        counts.periodsBefore(),
                        alone ? "、政策后 %d 期".formatted(counts.periodsAfter()) : "",
                        name.chinese());
        return step == BY_THE_ANALYST
                ? new Sentence(english + ", named by the analyst", chinese + "（由分析人员指定）")
                : new Sentence(english, chinese);
    }

    /** What would have to come for any estimate: what before and after lack, or controls where that is no way out. */
    static Sentence missing(Requirements needs) {
        List<Sentence> alone = needs.forBeforeAfter();
        if (needs.counts().treated() == 0) {
            return Requirements.together(alone);
        }
        Sentence series = Requirements.together(alone);
        Sentence controls = Requirements.together(needs.forControls());
        return new Sentence(
                "needs %s, or else %s; there %s %s, %s"
                        .formatted(
                                series.english(),
                                controls.english(),
                                needs.counts().treated() == 1 ? "is" : "are",
                                treated(needs.counts()),
                                controls(needs)),
                "需要：%s；或者%s。现有%s、%s"
                        .formatted(
                                series.chinese(),
                                controls.chinese(),
                                treatedChinese(needs.counts()),
                                controlsChinese(needs)));
    }

    /** A method's name within a sentence. */
    static Sentence name(Method method) {
        return switch (method) {
            case GROUP_TIME_ATT -> new Sentence("group-time effects", "组别—时期效应");
            case SYNTHETIC_DID -> new Sentence("synthetic difference-in-differences", "合成双重差分");
            case SYNTHETIC_CONTROL -> new Sentence("synthetic control", "合成控制");
            case DIFFERENCE_IN_DIFFERENCES -> new Sentence("difference-in-differences", "双重差分");
            case INTERRUPTED_TIME_SERIES -> new Sentence("interrupted time series", "中断时间序列");
            case BEFORE_AFTER -> new Sentence("before and after", "前后对比");
            case BACON_DECOMPOSITION -> new Sentence("Bacon decomposition", "Bacon 分解");
            case HONEST_SENSITIVITY -> new Sentence("sensitivity analysis", "敏感性分析");
            case POWER -> new Sentence("power analysis", "功效分析");
        };
    }

    private static String treated(DesignCounts counts) {
        String units = "%d treated %s".formatted(counts.treated(), plural(counts.treated(), "unit"));
        return counts.cohorts() > 1 ? "%s in %d cohorts".formatted(units, counts.cohorts()) : units;
    }

    private static String treatedChinese(DesignCounts counts) {
        String units = "%d 个受处理单位".formatted(counts.treated());
        return counts.cohorts() > 1 ? "%s（%d 个组别）".formatted(units, counts.cohorts()) : units;
    }

    private static String controls(Requirements needs) {
        DesignCounts counts = needs.counts();
        List<String> parts = new ArrayList<>();
        parts.add("%d never treated".formatted(counts.neverTreated()));
        if (needs.needsNotYetTreated() && counts.treatedLater() > 0) {
            parts.add("%d treated later".formatted(counts.treatedLater()));
        }
        return String.join(", ", parts);
    }

    private static String controlsChinese(Requirements needs) {
        DesignCounts counts = needs.counts();
        String never = "%d 个从未受处理的单位".formatted(counts.neverTreated());
        return needs.needsNotYetTreated() && counts.treatedLater() > 0
                ? "%s、%d 个较晚受处理的单位".formatted(never, counts.treatedLater())
                : never;
    }
}
