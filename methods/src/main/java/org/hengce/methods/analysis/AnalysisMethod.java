package org.hengce.methods.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.hengce.methods.effect.Method;
import org.hengce.methods.option.OptionException;

/** The methods by the names that people type, with the settings each takes. */
public enum AnalysisMethod {
    /** The mean after less the mean before. */
    BEFORE_AFTER("before-after", Method.BEFORE_AFTER, "plainWelch=true|false aggregate=mean|sum"),
    /** A segmented regression of one series. */
    ITS(
            "its",
            Method.INTERRUPTED_TIME_SERIES,
            "slope=true|false harmonics=N lag=N adjust=true|false aggregate=mean|sum"),
    /** Two-way regression and event studies. */
    DID(
            "did",
            Method.DIFFERENCE_IN_DIFFERENCES,
            "fixedEffects=A,B eventStudy=true|false sunAbraham=true|false leads=N lags=N correction=cluster|hc1|none"
                    + " wild=true|false inference=auto|cluster-t|wild-cluster|pooled-t"),
    /** What a two-way regression is made of. */
    BACON("bacon", Method.BACON_DECOMPOSITION, ""),
    /** Effects by cohort and period. */
    GROUP_TIME(
            "group-time",
            Method.GROUP_TIME_ATT,
            "controls=never|not-yet base=varying|universal estimator=dr|ipw|reg anticipation=N"
                    + " aggregate=group|simple|dynamic|calendar inference=analytical|bootstrap draws=N balance=N"
                    + " minUnits=N"),
    /** Donor weights. */
    SYNTHETIC_CONTROL(
            "synthetic-control",
            Method.SYNTHETIC_CONTROL,
            "predictors=A,B:P,C:P..P placebos=true|false leaveOneOut=true|false inTime=P"),
    /** Donor and period weights. */
    SDID("sdid", Method.SYNTHETIC_DID, "inference=auto|placebo|jackknife|bootstrap draws=N leaveOneOut=true|false"),
    /** Robust intervals of an event study. */
    HONEST("honest", Method.HONEST_SENSITIVITY, "delta=relative|smoothness mbar=0,0.5,1 m=0,0.01 target=first|average"),
    /** What a design could find. */
    POWER(
            "power",
            Method.POWER,
            "treated=A,B horizon=N method=METHOD alpha=0.05 power=0.8 replications=N prePeriods=N drawUnits=true|false");

    private final String word;
    private final Method method;
    private final String settings;

    AnalysisMethod(String word, Method method, String settings) {
        this.word = word;
        this.method = method;
        this.settings = settings;
    }

    /**
     * The method of this name, or of this wire name, as results carry it.
     *
     * @throws IllegalArgumentException if there is none; it names those that there are
     */
    public static AnalysisMethod named(String word) {
        return Stream.of(values())
                .filter(method ->
                        method.word.equals(word) || method.method.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new OptionException(
                        "there is no method '%s'; there are %s".formatted(word, String.join(", ", words())),
                        "没有方法“%s”；可选：%s".formatted(word, String.join("、", words()))));
    }

    /** The names of all. */
    public static List<String> words() {
        return Stream.of(values()).map(AnalysisMethod::word).toList();
    }

    /** The name that people type. */
    public String word() {
        return word;
    }

    /** The estimator. */
    public Method method() {
        return method;
    }

    /** Its settings with what they may be, like {@code lag=N}. */
    public List<String> settings() {
        return settings.isEmpty() ? List.of() : List.of(settings.split(" ", -1));
    }

    /** Whether one unit is enough. */
    public boolean takesOneSeries() {
        return this == BEFORE_AFTER || this == ITS;
    }

    /** Whether it gives intervals of a level that can be chosen. */
    public boolean takesLevel() {
        return this != BACON && this != POWER;
    }

    /** Whether it looks at a panel; else at an event study's coefficients. */
    public boolean takesPanel() {
        return this != HONEST;
    }

    /** Whether the panel must say which units are treated when. */
    public boolean takesTreatment() {
        return takesPanel() && this != POWER;
    }

    /** Whether it uses covariates: the synthetic control as predictors. */
    public boolean takesCovariates() {
        return this == DID || this == GROUP_TIME || this == SYNTHETIC_CONTROL || this == SDID;
    }

    /** Whether it uses unit weights. */
    public boolean takesWeights() {
        return this == DID || this == BACON || this == GROUP_TIME;
    }

    /** By how many columns its errors can be clustered at most. */
    public int clustersAtMost() {
        return this == DID ? 2 : this == GROUP_TIME ? 1 : 0;
    }
}
