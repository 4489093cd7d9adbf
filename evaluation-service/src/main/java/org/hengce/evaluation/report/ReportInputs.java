package org.hengce.evaluation.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hengce.contracts.Codes;
import org.hengce.contracts.Period;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.evaluation.evaluations.RegisterFacts;
import org.hengce.evaluation.run.SectorUnit;
import org.hengce.evaluation.run.TreatmentStart;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EvaluationDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.report.EvaluationInput;
import org.hengce.presentation.report.PolicyFacts;
import org.jspecify.annotations.Nullable;

/** What the registers say, as reports take it. */
public final class ReportInputs {
    private ReportInputs() {}

    /**
     * Of an evaluation.
     *
     * @param shown as its reader may see it
     * @param previous the one before it, for what changed since; null where that is not said
     * @param policy in the version that was evaluated
     * @param regions names by code
     * @param link where the evaluation is on the server; null where the report is to be read without one
     */
    public static EvaluationInput of(
            Language language,
            EvaluationDocument shown,
            @Nullable EvaluationDocument previous,
            PolicyText policy,
            Map<String, IndicatorV1> indicators,
            Map<String, LocalizedText> regions,
            @Nullable String link) {
        List<Map<String, String>> starts = shown.effects().stream()
                .map(effect -> treatedFrom(effect, policy))
                .toList();
        return new EvaluationInput(
                language,
                facts(policy),
                starts,
                List.of(),
                RegisterFacts.indicators(indicators),
                regions,
                shown,
                previous,
                link);
    }

    /** The names of regions. */
    public static Map<String, LocalizedText> names(Map<String, RegionV1> regions) {
        Map<String, LocalizedText> names = new TreeMap<>();
        regions.forEach((code, region) -> names.put(code, Objects.requireNonNull(RegisterFacts.text(region.name()))));
        return names;
    }

    /** The first period of the path in which each treated unit is treated; each covered region, where the effect names no units. */
    private static Map<String, String> treatedFrom(EffectDocument effect, PolicyText policy) {
        Map<String, LocalDate> covered = new TreeMap<>();
        for (PolicyText.Coverage coverage : policy.coverage()) {
            covered.merge(
                    coverage.region(),
                    Period.parse(coverage.from()).first(),
                    (one, other) -> one.isBefore(other) ? one : other);
        }
        List<String> units = effect.unitsUsed().treated();
        Map<String, String> first = new TreeMap<>();
        for (String unit : units.isEmpty() ? List.copyOf(covered.keySet()) : units) {
            LocalDate start = covered.get(SectorUnit.regionOf(unit));
            if (start != null) {
                effect.path().stream()
                        .map(EffectDocument.PathPoint::period)
                        .filter(period -> TreatmentStart.isTreated(Period.parse(period), start))
                        .findFirst()
                        .ifPresent(period -> first.put(unit, period));
            }
        }
        return first;
    }

    private static PolicyFacts facts(PolicyText policy) {
        return new PolicyFacts(
                Objects.requireNonNull(RegisterFacts.text(policy.title())),
                RegisterFacts.text(policy.summary()),
                policy.issuer(),
                policy.documentNumber(),
                policy.category().name(),
                policy.level().name(),
                policy.instruments().stream().map(Enum::name).toList(),
                policy.sectors(),
                policy.assignment().name(),
                policy.announcedOn(),
                policy.coverage().stream()
                        .map(c -> new PolicyFacts.Covered(c.region(), c.from(), c.to()))
                        .toList(),
                policy.goals().stream().map(ReportInputs::goal).toList());
    }

    private static PolicyFacts.Goal goal(PolicyText.Goal goal) {
        String sectors = GoalSectors.name(goal);
        return new PolicyFacts.Goal(
                goal.indicator(),
                sectors.equals(Codes.ALL_SECTORS) ? null : sectors,
                goal.weight(),
                goal.targetEffect(),
                goal.targetValue(),
                goal.targetYear(),
                goal.smallestEffectOfInterest());
    }
}
