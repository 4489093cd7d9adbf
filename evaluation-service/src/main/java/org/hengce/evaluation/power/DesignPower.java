package org.hengce.evaluation.power;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.hengce.contracts.indicator.IndicatorV1;
import org.hengce.contracts.policy.GoalSectors;
import org.hengce.evaluation.analyses.AnalysesConfig;
import org.hengce.evaluation.analyses.Refusals;
import org.hengce.evaluation.run.Inputs;
import org.hengce.evaluation.run.InputsReader;
import org.hengce.evaluation.run.NotEvaluableException;
import org.hengce.evaluation.run.PlannedPanel;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.methods.analysis.Analysis;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.analysis.AnalysisOptions;
import org.hengce.methods.analysis.Settings;
import org.hengce.methods.choice.Choice;
import org.hengce.methods.choice.MethodChoice;
import org.hengce.methods.effect.NotEstimableException;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.option.OptionException;
import org.hengce.presentation.json.AnalysisDocument;
import org.hengce.presentation.json.LocalizedText;
import org.hengce.presentation.json.PowerDocument;
import org.hengce.presentation.json.ReasonDocument;
import org.jspecify.annotations.Nullable;

/** What a planned policy could show: its panel up to its start, the method that it would be evaluated by, the simulation. */
@ApplicationScoped
class DesignPower {
    private static final String WHAT = "minimumDetectableEffect";

    @Inject
    InputsReader reader;

    @Inject
    AnalysesConfig config;

    /**
     * The minimum detectable effect.
     *
     * @param mayRead whether values of a region that are not free are for whoever asks; those that are not are left out
     * @throws Problem 422 naming codes that are not known, or with the reason why there is none
     */
    PowerDocument power(PowerDraft draft, Predicate<String> mayRead) {
        PlannedPolicy planned = PlannedPolicy.of(draft);
        Inputs inputs = reader.readFor(planned.asPublished(), mayRead);
        IndicatorV1 indicator = planned.requireKnown(inputs);
        try {
            PlannedPanel panel = PlannedPanel.of(inputs);
            requireSize(panel);
            return simulated(draft, indicator, panel);
        } catch (NotEvaluableException e) {
            ReasonDocument reason = e.reason();
            throw Refusals.noResult(WHAT, reason.code(), reason.code(), message(reason.message()));
        } catch (NotEstimableException e) {
            throw Refusals.notEstimable(WHAT, e);
        } catch (OptionException e) {
            throw Refusals.option(e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            Log.errorf(e, "power not computed indicator=%s", draft.indicator());
            throw Problem.of(
                    ProblemType.INVALID,
                    Message.of(
                            "the values of '%s' cannot be computed with; look for values far out of range",
                            "“%s”的数值无法参与计算；请检查是否有明显超出范围的数值", draft.indicator()));
        }
    }

    private PowerDocument simulated(PowerDraft draft, IndicatorV1 indicator, PlannedPanel panel) {
        @Nullable LocalizedText reason = null;
        String method;
        if (draft.method() != null) {
            method = draft.method().name();
        } else {
            Choice choice = MethodChoice.withDefaults().plan(panel.panel(), panel.treated(), draft.horizon());
            if (choice.first() == null || choice.reason() == null) {
                throw missing(choice);
            }
            method = choice.first().method().wireName();
            reason =
                    new LocalizedText(choice.reason().chinese(), choice.reason().english());
        }
        Analysis analysis = Analysis.of(AnalysisMethod.POWER, options(draft), settings(draft, panel, method));
        return new PowerDocument(
                indicator.code(),
                GoalSectors.name(PlannedPolicy.goal(draft)),
                draft.from(),
                indicator.unitMeasure(),
                reason,
                Map.of(indicator.code(), panel.vintage()),
                AnalysisDocument.of(analysis.on(panel.panel())));
    }

    private static Problem missing(Choice choice) {
        Reason reason = Objects.requireNonNull(choice.missing());
        String code = reason.code().name();
        return Refusals.noResult(
                WHAT,
                code,
                code,
                new Message("the design would need " + reason.english(), "该设计还需要：" + reason.chinese()));
    }

    private AnalysisOptions options(PowerDraft draft) {
        AnalysisOptions standard = AnalysisOptions.defaults();
        return new AnalysisOptions(
                standard.level(),
                draft.seed() == null ? OptionalLong.empty() : OptionalLong.of(draft.seed()),
                Math.max(1, Runtime.getRuntime().availableProcessors() / config.atOnce()),
                List.of(),
                List.of(),
                List.of(),
                standard.unitColumn(),
                standard.timeColumn(),
                standard.outcomeColumn());
    }

    /** As the command's {@code --set}: the same words, the same result. */
    private static Settings settings(PowerDraft draft, PlannedPanel panel, String method) {
        return Settings.of(
                AnalysisMethod.POWER,
                List.of(
                        "treated=" + String.join(",", panel.treated()),
                        "horizon=" + draft.horizon(),
                        "method=" + method,
                        "alpha=" + Objects.requireNonNullElse(draft.alpha(), 0.05),
                        "power=" + Objects.requireNonNullElse(draft.power(), 0.8),
                        "replications=" + Objects.requireNonNullElse(draft.replications(), 200)));
    }

    private void requireSize(PlannedPanel planned) {
        long cells = (long) planned.panel().unitCount() * planned.panel().periodCount();
        if (cells > config.largestPanel()) {
            throw Problem.of(
                    ProblemType.INVALID,
                    Message.of(
                            "the panel has %d values, more than the %d that are taken here; choose regions of a higher level",
                            "面板有 %d 个数值，超过此处可处理的 %d 个；请选择更高层级的地区", cells, config.largestPanel()));
        }
    }

    private static Message message(LocalizedText text) {
        return new Message(Objects.requireNonNullElse(text.en(), ""), Objects.requireNonNullElse(text.zh(), ""));
    }
}
