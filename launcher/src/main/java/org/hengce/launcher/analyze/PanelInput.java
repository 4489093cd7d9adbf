package org.hengce.launcher.analyze;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hengce.methods.analysis.AnalysisMethod;
import org.hengce.methods.csv.CsvLayout;
import org.hengce.methods.csv.OutcomeTransform;
import org.hengce.methods.csv.TreatmentColumn;

/**
 * A panel's file and which columns of it are what.
 *
 * @param file as it was named
 */
record PanelInput(Path file, CsvLayout layout) {
    private static final Set<String> TREATMENTS = Set.of("--treated", "--first-treated", "--treat", "--interruption");
    private static final Set<String> NOT_OF_PANELS = Set.of("--betahat", "--sigma", "--pre");

    static PanelInput of(OptionWords words, AnalyzeOptions asked) {
        AnalysisMethod method = asked.method();
        NOT_OF_PANELS.stream().sorted().filter(words::has).findFirst().ifPresent(option -> {
            throw words.wrong(
                    "%s is for --method honest only.".formatted(option), "%s 仅用于 --method honest。".formatted(option));
        });
        if (words.others().size() != 1)
            throw words.others().isEmpty()
                    ? words.wrong("Which file?", "哪个文件？")
                    : words.wrong(
                            "One file at a time, not %s.".formatted(String.join(", ", words.others())),
                            "每次只能分析一个文件，而非 %s。".formatted(String.join("、", words.others())));
        String time = words.required("--time", "the column of the periods", "时期所在的列");
        String outcome = words.required("--outcome", "the column to look at", "结果所在的列");
        boolean series = words.has("--interruption") && !words.has("--unit");
        CsvLayout layout =
                series ? CsvLayout.series(time, outcome) : CsvLayout.panel(unit(words, method), time, outcome);
        if (method.takesOneSeries()) layout = layout.allowingOneUnit();
        if (words.has("--weights") && !method.takesWeights())
            throw words.wrong(
                    "%s uses no unit weights.".formatted(method.word()), "%s 不使用单位权重。".formatted(method.word()));
        try {
            return new PanelInput(Path.of(words.others().get(0)), complete(layout, words, asked, series));
        } catch (IllegalArgumentException e) {
            throw words.speech().wrong(e);
        }
    }

    private static CsvLayout complete(CsvLayout layout, OptionWords words, AnalyzeOptions asked, boolean series) {
        return layout.withTreatment(treatment(words, asked.method(), series, layout.outcome()))
                .withTransform(
                        words.parsed("--transform", OutcomeTransform::parse).orElse(OutcomeTransform.LEVEL))
                .withColumns(
                        asked.options().covariates(asked.settings()),
                        asked.options().factors(asked.settings()))
                .withWeight(words.one("--weights").orElse(null))
                .without(new TreeSet<>(words.list("--exclude")))
                .within(words.one("--from").orElse(null), words.one("--to").orElse(null));
    }

    private static String unit(OptionWords words, AnalysisMethod method) {
        boolean one = method.takesOneSeries();
        return words.required(
                "--unit",
                "the column of the units" + (one ? "; a single series takes --interruption instead" : ""),
                "单位所在的列" + (one ? "；单一序列请改用 --interruption" : ""));
    }

    private static TreatmentColumn treatment(OptionWords words, AnalysisMethod method, boolean series, String outcome) {
        List<String> given = TREATMENTS.stream().filter(words::has).sorted().toList();
        if (given.size() > 1)
            throw words.wrong(
                    "%s say the same thing in two ways; give one.".formatted(String.join(" and ", given)),
                    "%s 以两种方式说同一件事；请只给一个。".formatted(String.join(" 和 ", given)));
        if (given.isEmpty()) {
            if (!method.takesTreatment()) return new TreatmentColumn.None();
            throw words.wrong(
                    "Which units are treated from when? --treated COL (0 or 1), --first-treated COL (a period), or --treat UNIT=PERIOD.",
                    "哪些单位自何时起受处理？--treated COL（0 或 1）、--first-treated COL（时期）或 --treat UNIT=PERIOD。");
        }
        return switch (given.get(0)) {
            case "--treated" ->
                new TreatmentColumn.Indicator(words.required("--treated", "a column of 0 and 1", "0 和 1 的列"));
            case "--first-treated" ->
                new TreatmentColumn.FirstPeriod(
                        words.required("--first-treated", "a column of first treated periods", "首个处理期的列"));
            case "--treat" -> new TreatmentColumn.Stated(pairs(words));
            default -> {
                if (!series || !method.takesOneSeries())
                    throw series
                            ? words.wrong(
                                    "%s compares units; --interruption is for a single series (its, before-after)."
                                            .formatted(method.word()),
                                    "%s 比较各单位；--interruption 用于单一序列（its、before-after）。".formatted(method.word()))
                            : words.wrong(
                                    "--interruption is for a single series, without --unit; with units say --treat UNIT=PERIOD.",
                                    "--interruption 用于单一序列，不与 --unit 同用；有多个单位时请写 --treat UNIT=PERIOD。");
                yield new TreatmentColumn.Stated(
                        Map.of(outcome, words.list("--interruption").get(0)));
            }
        };
    }

    private static Map<String, String> pairs(OptionWords words) {
        Map<String, String> byUnit = new LinkedHashMap<>();
        for (String pair : words.all("--treat").stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .toList()) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1 || equals == pair.length() - 1)
                throw words.wrong("'%s' is no UNIT=PERIOD.".formatted(pair), "“%s”不是 UNIT=PERIOD。".formatted(pair));
            if (byUnit.put(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip())
                    != null)
                throw words.wrong(
                        "%s is given twice.".formatted(pair.substring(0, equals)),
                        "%s 给出了两次。".formatted(pair.substring(0, equals)));
        }
        return byUnit;
    }
}
