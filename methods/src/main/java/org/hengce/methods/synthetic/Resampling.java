package org.hengce.methods.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.hengce.methods.effect.Inference;
import org.hengce.methods.effect.Reason;
import org.hengce.methods.effect.ReasonCode;
import org.hengce.methods.resampling.Parallel;
import org.hengce.methods.resampling.Streams;
import org.jspecify.annotations.Nullable;

/** Placebos, jackknife and bootstrap of synthetic difference-in-differences. */
final class Resampling {
    /** Each attempt fails with a probability below 1/3, so that this many are never reached. */
    private static final int ATTEMPTS = 1000;

    private final Cells cells;
    private final StaggeredFit fit;
    private final int draws;
    private final long seed;
    private final int threads;

    Resampling(Cells cells, StaggeredFit fit, int draws, long seed, int threads) {
        this.cells = cells;
        this.fit = fit;
        this.draws = draws;
        this.seed = seed;
        this.threads = threads;
    }

    /**
     * What a procedure gave.
     *
     * @param by the procedure
     * @param replicates none where there is a reason
     * @param why null where there are replicates
     */
    record Result(
            Inference by,
            List<Replicate> replicates,
            @Nullable Reason why) {}

    /** Placebo for one treated unit, or where donors outnumber the treated; else jackknife; or what was asked for. */
    Result run(@Nullable Inference asked) {
        int treated = fit.pattern().treatedCount();
        int donors = fit.pattern().donors().length;
        Inference byDesign = treated == 1 || donors > treated ? Inference.PLACEBO_NORMAL : Inference.JACKKNIFE;
        Inference by = asked == null ? byDesign : asked;
        return switch (by) {
            case JACKKNIFE -> result(by, noJackknife(donors, treated), this::jackknife);
            case BOOTSTRAP ->
                result(
                        by,
                        noBootstrap(donors, treated),
                        () -> Parallel.inOrder(draws, threads, this::bootstrapReplicate));
            default -> result(by, noPlacebos(donors, treated), this::placebos);
        };
    }

    private static Result result(Inference by, @Nullable Reason why, Supplier<List<Replicate>> replicates) {
        return new Result(by, why == null ? replicates.get() : List.of(), why);
    }

    private static @Nullable Reason noPlacebos(int donors, int treated) {
        return donors > treated
                ? null
                : new Reason(
                        ReasonCode.NOT_ENOUGH_DATA,
                        "placebos need more donors than treated units: at least %d, not %d"
                                .formatted(treated + 1, donors),
                        "安慰剂检验要求对照单位多于受处理单位：至少 %d 个，现有 %d 个".formatted(treated + 1, donors));
    }

    /** The regularisation is that of the original fit. */
    private List<Replicate> placebos() {
        Assignments assignments = Assignments.of(fit.pattern(), draws, seed);
        return Parallel.inOrder(
                assignments.count(), threads, i -> StaggeredFit.of(cells, assignments.pattern(i), fit.zetas())
                        .combined());
    }

    private @Nullable Reason noJackknife(int donors, int treated) {
        if (fit.pattern().sizes().contains(1)) {
            return new Reason(
                    ReasonCode.NOT_TESTABLE,
                    "a jackknife deletes each unit once, and %s"
                            .formatted(
                                    treated == 1
                                            ? "without the one treated unit there is no effect"
                                            : "a cohort of one unit would be gone with it"),
                    treated == 1 ? "刀切法逐一剔除单位，剔除唯一的受处理单位后没有效应" : "刀切法逐一剔除单位，剔除后只有一个单位的批次不复存在");
        }
        for (DidFit cohort : fit.fits()) {
            if (Arrays.stream(cohort.weights()).filter(weight -> weight > 0).count() < 2) {
                return new Reason(
                        ReasonCode.NOT_TESTABLE,
                        "all weight rests on one of %d donors, and a jackknife with fixed weights deletes it"
                                .formatted(donors),
                        "全部权重集中在 %d 个对照单位中的一个，固定权重的刀切法会将其剔除".formatted(donors));
            }
        }
        return null;
    }

    private List<Replicate> jackknife() {
        return Jackknife.replicates(
                fit.pattern(),
                cells.residuals(fit.coefficients()),
                fit.fits().stream().map(DidFit::weights).toList(),
                fit.fits().stream().map(DidFit::timeWeights).toList());
    }

    private static @Nullable Reason noBootstrap(int donors, int treated) {
        return donors > 1 && treated > 1
                ? null
                : new Reason(
                        ReasonCode.NOT_TESTABLE,
                        "a bootstrap needs at least 2 treated units and 2 donors, there are %d and %d"
                                .formatted(treated, donors),
                        "自助法至少需要 2 个受处理单位和 2 个对照单位，现有 %d 个和 %d 个".formatted(treated, donors));
    }

    /** Weights are found anew, with the regularisation of the original fit; drawn again if all are treated, or none. */
    private Replicate bootstrapReplicate(int number) {
        UniformRandomProvider random = Streams.of(seed, number);
        Pattern pattern = fit.pattern();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int[] times = new int[cells.rows()];
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            Pattern drawn = pattern.repeated(times);
            if (drawn.donors().length > 0 && drawn.cohorts() > 0) {
                List<Regularisation> zetas = new ArrayList<>();
                for (int c = 0; c < pattern.cohorts(); c++) {
                    if (Arrays.stream(pattern.treated(c)).anyMatch(row -> times[row] > 0)) {
                        zetas.add(fit.zetas().get(c));
                    }
                }
                return StaggeredFit.of(cells, drawn, zetas).combined().knownFrom(pattern.start(0), drawn.start(0));
            }
        }
        throw new IllegalStateException(
                "no bootstrap draw in %d had treated units and donors, a defect".formatted(ATTEMPTS));
    }

    /** The standard error that replicates give. */
    static NormalSpread spread(Inference by, double estimate, double[] effects) {
        return by == Inference.JACKKNIFE
                ? NormalSpread.ofJackknife(estimate, effects)
                : NormalSpread.ofDraws(estimate, effects);
    }

    /** Of which procedures this estimator knows. */
    static boolean knows(Inference by) {
        return by == Inference.PLACEBO_NORMAL || by == Inference.JACKKNIFE || by == Inference.BOOTSTRAP;
    }
}
