package org.hengce.launcher.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hengce.launcher.terminal.Width;
import org.hengce.methods.analysis.AnalysisMethod;

/** What {@code ./hengce help analyze} says. */
public final class AnalyzeHelp {
    private static final int COLUMNS = 100;
    private static final String INDENT = " ".repeat(21);

    private static final String OPTIONS = """

            A panel: FILE.csv with a header and a row for each unit and period.
              --unit COL  --time COL  --outcome COL
              --treated COL         0 or 1 in every row; or
              --first-treated COL   the first treated period in every row, empty or 0 for never; or
              --treat UNIT=PERIOD[,UNIT=PERIOD…]
              --covariates A,B  --weights COL  --cluster COL[,COL]
              --transform level|log|growth|per-capita:COL|deflated:COL
              --exclude U1,U2  --from P  --to P
            A single series (its, before-after): no --unit, and
              --interruption P[,P2…]   the first periods after each interruption
            Coefficients (honest): no FILE, and
              --betahat FILE  --sigma FILE  --pre N   N coefficients lie before the reference
            All:
              --level 0.95  --seed N  --threads N (all cores; changes nothing in the result)
              --json  --plot FILE.svg  --lang zh|en (else by LC_ALL, LC_MESSAGES, LANG)
              --set KEY=VALUE   a setting of the method, once for each:
            """;

    private AnalyzeHelp() {}

    /** Options, then the settings of every method; lines of at most 100 columns. */
    public static String text() {
        List<String> lines = new ArrayList<>(OPTIONS.lines().toList());
        for (AnalysisMethod method : AnalysisMethod.values()) lines.addAll(settings(method));
        lines.add("");
        lines.add("./hengce analyze samples/us-cigarettes.csv --method sdid --unit region --time year \\");
        lines.add("    --outcome packs_per_capita --treat US-CA=1989 --from 1970");
        lines.add("Each method has a page: docs/methods/README.md");
        return String.join("\n", lines);
    }

    private static List<String> settings(AnalysisMethod method) {
        String all = method.settings().isEmpty() ? "none" : String.join("  ", method.settings());
        List<String> wrapped = Width.wrapped(all, COLUMNS - INDENT.length());
        return Stream.concat(
                        Stream.of("  %-19s%s".formatted(method.word(), wrapped.get(0))),
                        wrapped.stream().skip(1).map(line -> INDENT + line))
                .toList();
    }
}
