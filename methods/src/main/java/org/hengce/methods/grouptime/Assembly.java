package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.hengce.methods.cohort.CohortMoments;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.Aggregation;
import org.hengce.methods.effect.DropReason;
import org.hengce.methods.effect.DroppedUnit;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.effect.EffectBuilder;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.GroupTimeCell;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.Method;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.TestStatistic;
import org.hengce.methods.inference.ReferenceLaw;
import org.hengce.methods.panel.Panel;
import org.jspecify.annotations.Nullable;

/** Puts cells, averages, errors and tests together into an effect. */
final class Assembly {
    private final GroupTimeAtt options;
    private final Sample sample;
    private final Panel panel;
    private final Plan plan;
    private final Comparison comparison;
    private final CohortMoments moments;
    private final Influence influence;
    private final Errors errors;
    private final long seed;
    private final Averages averages;

    Assembly(
            GroupTimeAtt options,
            Sample sample,
            Plan plan,
            Comparison comparison,
            CohortMoments moments,
            Influence influence,
            Errors errors,
            long seed) {
        this.options = options;
        this.sample = sample;
        panel = sample.panel();
        this.plan = plan;
        this.comparison = comparison;
        this.moments = moments;
        this.influence = influence;
        this.errors = errors;
        this.seed = seed;
        averages = new Averages(sample, plan, comparison, options.eventTimes());
    }

    Effect effect() {
        Averages.Average headline = averages.of(options.headline());
        if (headline == null) {
            throw noHeadline();
        }
        Target estimate = headline.overall();
        EffectBuilder effect =
                Effect.builder(Method.GROUP_TIME_ATT, estimate.att()).seed(seed);
        double error = errors.of(List.of(estimate)).standardErrors().get(0);
        if (error > 0) {
            ReferenceLaw normal = ReferenceLaw.normal();
            effect.standardError(error)
                    .inference(
                            errors.inference(),
                            normal.interval(estimate.att(), error, options.level()),
                            normal.interval(estimate.att(), error, Effect.EQUIVALENCE_LEVEL),
                            normal.pValue(estimate.att(), error));
        } else {
            Reason why = estimate.showsSpread() ? Reasons.NO_SPREAD : Reasons.SINGLE_UNITS;
            effect.reason("standardError", why).reason("interval", why).reason("pValue", why);
        }
        Map<Aggregation, Aggregate> aggregates = new EnumMap<>(Aggregation.class);
        EventStudy eventStudy = null;
        for (Aggregation kind : Aggregation.values()) {
            Averages.Average average = averages.of(kind);
            if (average == null) {
                effect.reason("aggregates." + name(kind), Reasons.noCell(name(kind)));
            } else {
                Errors.Bands bands = errors.of(average.parts());
                aggregates.put(kind, aggregate(effect, kind, average, bands));
                eventStudy = kind == Aggregation.DYNAMIC ? eventStudies().of(average.parts(), bands) : eventStudy;
            }
        }
        if (eventStudy == null) {
            effect.reason("eventStudy", Reasons.noCell(name(Aggregation.DYNAMIC)));
        }
        effect.detail(detail(effect, aggregates, eventStudy));
        Path path = new Path(panel, plan, comparison, moments, sample);
        effect.path(path.of(averages.of(Aggregation.CALENDAR), aggregates.get(Aggregation.CALENDAR)));
        effect.reason("path", Reasons.NOTHING_BEFORE);
        units(effect);
        return effect.build();
    }

    private NotEstimableException noHeadline() {
        Reason why = Reasons.noCell(name(options.headline()));
        return new NotEstimableException(
                NotEstimableException.Code.NO_ESTIMABLE_CELL, List.of(), why.english(), why.chinese());
    }

    private static String name(Aggregation kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private EventStudies eventStudies() {
        return new EventStudies(options, influence);
    }

    private GroupTimeDetail detail(
            EffectBuilder effect, Map<Aggregation, Aggregate> aggregates, @Nullable EventStudy eventStudy) {
        List<Target> targets =
                IntStream.range(0, plan.size()).mapToObj(averages::cell).toList();
        Errors.Bands bands = errors.of(targets);
        List<GroupTimeCell> cells = new ArrayList<>();
        List<Target> before = new ArrayList<>();
        for (int j = 0; j < targets.size(); j++) {
            double error = bands.standardErrors().get(j);
            cells.add(cell(targets.get(j), error));
            if (error > 0 && !plan.cell(j).afterTreatment()) {
                before.add(targets.get(j));
            }
        }
        int clusters = sample.clusters();
        TestStatistic preTest = PreTest.of(before, influence, clusters);
        if (preTest == null) {
            effect.reason("preTest", Reasons.NO_PRE_TEST);
        }
        if (Double.isNaN(bands.criticalValue())) {
            effect.reason("criticalValue", options.draws() == 0 ? Reasons.NO_UNIFORM_BANDS : Reasons.SINGLE_UNITS);
        }
        return new GroupTimeDetail(
                cells,
                aggregates,
                preTest,
                eventStudy,
                options.headline(),
                clusters,
                bands.criticalValue(),
                comparison.largestPropensity());
    }

    private GroupTimeCell cell(Target target, double error) {
        int j = target.key();
        Plan.Cell cell = plan.cell(j);
        return new GroupTimeCell(
                panel.period(cell.firstTreated()),
                panel.period(cell.period()),
                target.att(),
                error,
                plan.treatedUnits(j),
                plan.controlUnits(j),
                error > 0 ? null : reason(target));
    }

    private Reason reason(Target target) {
        Reason none = comparison.reason(target.key());
        if (none != null) {
            return none;
        }
        if (plan.cell(target.key()).isBase()) {
            return Reasons.BASE_PERIOD;
        }
        return target.showsSpread()
                ? Reasons.NO_SPREAD
                : Reasons.singleUnits(plan.treatedUnits(target.key()), plan.controlUnits(target.key()));
    }

    private Aggregate aggregate(EffectBuilder effect, Aggregation kind, Averages.Average average, Errors.Bands bands) {
        List<Aggregate.Part> parts = new ArrayList<>();
        for (int i = 0; i < average.parts().size(); i++) {
            Target part = average.parts().get(i);
            double error = bands.standardErrors().get(i);
            parts.add(new Aggregate.Part(
                    key(kind, part.key()),
                    part.att(),
                    error,
                    Intervals.pointwise(part.att(), error, options.level()),
                    Intervals.uniform(part.att(), error, bands.criticalValue(), options.level()),
                    part.treatedUnits()));
        }
        double overall = errors.of(List.of(average.overall())).standardErrors().get(0);
        if (Double.isNaN(overall)) {
            effect.reason(
                    "aggregates.%s.standardError".formatted(name(kind)),
                    average.overall().showsSpread() ? Reasons.NO_SPREAD : Reasons.SINGLE_UNITS);
        }
        missing(effect, "aggregates.%s.parts".formatted(name(kind)), parts);
        if (kind == Aggregation.DYNAMIC) {
            missing(effect, "eventStudy", parts);
        }
        return new Aggregate(average.overall().att(), overall, parts, bands.criticalValue());
    }

    /** Under the name of the list: why numbers of some or all of its entries do not exist. */
    private void missing(EffectBuilder effect, String list, List<Aggregate.Part> parts) {
        if (parts.stream().anyMatch(part -> Double.isNaN(part.standardError()))) {
            effect.reason(list + ".standardError", Reasons.NO_ERROR_OF_PART);
            effect.reason(list + ".interval", Reasons.NO_ERROR_OF_PART);
        }
        if (parts.stream().anyMatch(part -> part.uniform() == null)) {
            effect.reason(
                    list + ".uniform", options.draws() == 0 ? Reasons.NO_UNIFORM_BANDS : Reasons.NO_ERROR_OF_PART);
        }
    }

    private String key(Aggregation kind, int key) {
        return switch (kind) {
            case GROUP -> panel.period(sample.cohorts().firstTreated(key));
            case CALENDAR -> panel.period(key);
            case DYNAMIC, SIMPLE -> Integer.toString(key);
        };
    }

    /** Treated are the units of cohorts with an effect; the others of use are controls only. */
    private void units(EffectBuilder effect) {
        int cohorts = sample.cohorts().count();
        boolean[] treated = new boolean[cohorts];
        boolean[] control = new boolean[cohorts];
        for (int j = 0; j < plan.size(); j++) {
            Plan.Cell cell = plan.cell(j);
            if (!Double.isNaN(comparison.att(j)) && !cell.isBase()) {
                treated[cell.cohort()] |= cell.afterTreatment();
                for (int c = 0; c < cohorts; c++) {
                    control[c] |= cell.comparesWith(c);
                }
            }
        }
        List<String> treatedUnits = new ArrayList<>();
        List<String> controlUnits = new ArrayList<>();
        List<DroppedUnit> dropped = new ArrayList<>(sample.dropped());
        for (int u = 0; u < panel.unitCount(); u++) {
            if (sample.keeps(u)) {
                int cohort = sample.cohorts().indexOf(panel.firstTreated(u));
                if (treated[cohort]) {
                    treatedUnits.add(panel.unit(u));
                } else if (control[cohort]) {
                    controlUnits.add(panel.unit(u));
                } else {
                    dropped.add(new DroppedUnit(
                            panel.unit(u),
                            panel.neverTreated(u) ? DropReason.NOT_COMPARED : DropReason.NO_ESTIMABLE_CELL));
                }
            }
        }
        dropped.sort(Comparator.comparing(DroppedUnit::unit));
        effect.units(treatedUnits, controlUnits, dropped);
    }
}
