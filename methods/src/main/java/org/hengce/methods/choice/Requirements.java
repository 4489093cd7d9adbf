package org.hengce.methods.choice;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.Method;
import org.hengce.methods.its.UnitAggregate;

/** What each step of the choice needs, and what a design lacks of it. */
final class Requirements {
    private static final int MANY = 5;
    private static final int SYNTHETIC_PERIODS = 8;
    private static final int FEW_CONTROLS = 2;
    private static final int SERIES_PERIODS_BEFORE = 8;
    private static final int SERIES_PERIODS_AFTER = 4;
    private static final int SEASONS = 2;
    private static final int MEAN_OF = 2;

    private final DesignCounts counts;
    private final UnitAggregate aggregate;

    Requirements(DesignCounts counts, UnitAggregate aggregate) {
        this.counts = counts;
        this.aggregate = aggregate;
    }

    DesignCounts counts() {
        return counts;
    }

    /** The first step whose needs are met, 1 to 6. */
    int step() {
        if (counts.treated() >= MANY && controls() >= MANY) {
            return 1;
        }
        if (counts.treated() >= 1 && counts.neverTreated() >= MANY && counts.periodsBefore() >= SYNTHETIC_PERIODS) {
            return 2;
        }
        if (counts.treated() >= 1 && counts.neverTreated() >= FEW_CONTROLS) {
            return 3;
        }
        if (forSeries().isEmpty()) {
            return 4;
        }
        return forBeforeAfter().isEmpty() ? 5 : 6;
    }

    /** Whether units not yet treated are needed as controls, because too few never are. */
    boolean needsNotYetTreated() {
        return counts.neverTreated() < MANY;
    }

    /** Never treated, and not yet treated where those are too few. */
    int controls() {
        return counts.neverTreated() + (needsNotYetTreated() ? counts.treatedLater() : 0);
    }

    /** What a comparison with others lacks beside the treated unit. */
    List<Sentence> forControls() {
        int missing = FEW_CONTROLS - counts.neverTreated();
        return missing > 0
                ? List.of(new Sentence(
                        "%d more %s without the policy to compare with, with values in every period"
                                .formatted(missing, plural(missing, "unit")),
                        "再有 %d 个未实施政策、各期数据齐全的对照单位".formatted(missing)))
                : List.of();
    }

    /** What an interrupted time series lacks. */
    List<Sentence> forSeries() {
        int before = Math.max(SERIES_PERIODS_BEFORE, SEASONS * counts.seasonalCycle());
        return forPeriods(before, SERIES_PERIODS_AFTER);
    }

    /** What a comparison of before and after lacks. */
    List<Sentence> forBeforeAfter() {
        return forPeriods(MEAN_OF, MEAN_OF);
    }

    /** Without what the method cannot even be tried. */
    List<Sentence> forTrying(Method method) {
        if (method == Method.INTERRUPTED_TIME_SERIES || method == Method.BEFORE_AFTER) {
            return forPeriods(1, 1);
        }
        if (counts.treated() == 0) {
            return List.of(noTreated());
        }
        int others = method == Method.GROUP_TIME_ATT ? controls() : counts.neverTreated();
        return others > 0
                ? List.of()
                : List.of(new Sentence(
                        "a unit without the policy to compare with, with values in every period",
                        "至少一个未实施政策、各期数据齐全的对照单位"));
    }

    private List<Sentence> forPeriods(int before, int after) {
        List<Sentence> missing = new ArrayList<>();
        if (counts.treated() == 0) {
            missing.add(noTreated());
            return missing;
        }
        if (counts.starts() > 1) {
            missing.add(new Sentence(
                    "one start for all treated units (they start in %d different periods)".formatted(counts.starts()),
                    "各受处理单位的起始时期一致（现有 %d 个不同的起始时期）".formatted(counts.starts())));
        }
        if (aggregate == UnitAggregate.SUM && !counts.treatedWithGaps().isEmpty()) {
            missing.add(withoutGaps("values in every period for all treated units, since their sum is judged"));
        }
        add(missing, before - counts.periodsBefore(), "before the start", "政策前");
        add(missing, after - counts.periodsAfter(), "from the start on", "政策后");
        return missing;
    }

    private Sentence noTreated() {
        if (!counts.treatedWithGaps().isEmpty()) {
            return withoutGaps("values in every period for a treated unit");
        }
        if (!counts.alwaysTreated().isEmpty()) {
            List<String> units = counts.alwaysTreated();
            return new Sentence(
                    "values from before the start; treated from the first period on: " + String.join(", ", units),
                    "政策开始之前的数据；自首期起即受处理的单位：" + String.join("、", units));
        }
        return new Sentence("a unit that becomes treated within the panel", "至少一个在面板期内开始受处理的单位");
    }

    private Sentence withoutGaps(String needed) {
        List<String> units = counts.treatedWithGaps();
        return new Sentence(
                "%s; those with gaps: %s".formatted(needed, String.join(", ", units)),
                "受处理单位各期数据齐全；有缺失的单位：" + String.join("、", units));
    }

    private static void add(List<Sentence> missing, int periods, String when, String chinese) {
        if (periods > 0) {
            missing.add(new Sentence(
                    "%d more %s %s".formatted(periods, plural(periods, "period"), when),
                    "%s再有 %d 期数据".formatted(chinese, periods)));
        }
    }

    /** Several needs as one sentence. */
    static Sentence together(List<Sentence> needs) {
        return new Sentence(
                String.join("; ", needs.stream().map(Sentence::english).toList()),
                String.join("；", needs.stream().map(Sentence::chinese).toList()));
    }

    static String plural(int count, String noun) {
        return count == 1 ? noun : noun + "s";
    }
}
