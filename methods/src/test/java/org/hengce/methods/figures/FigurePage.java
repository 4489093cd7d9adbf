package org.hengce.methods.figures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengce.methods.Figures;

/** The page made of the table. */
final class FigurePage {
    static final Path FILE = Figures.root().resolve("docs/methods/figures.md");

    private static final String HEADER = """
            # Our figures beside the reference's

            Each estimator on the data of the literature, beside what the named package of R (4.2.2) gives on the same file.
            Nothing on this page is typed: the tests of `methods` compute it, and fail where a figure differs by more than the
            reference allows or the page is not what they compute. To make it anew:

            ```sh
            mvn -pl methods -am test -Dtest=FigureTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dhengce.figures.write=true
            ```

            Rows on files of `samples/` can be checked everywhere. The others need a folder of reference figures beside the
            repository, or where `HENGCE_SHARED` or `-Dhengce.shared` says; without it their check is skipped, by name.

            - Figures have 8 significant digits. A list (its length in brackets) is shown by its largest difference.
            - A difference is an upper bound: one digit above 1e-6, a power of ten below, 1e-12 at the least, since the
              reference has 12 digits.
            - The tolerance is that of the reference's file; where it states none, the digits it gives, and for draws three
              Monte Carlo errors. What it does not identify, or we do not give, is shown with the reason.
            - R itself made lm, t.test and Box.test, and ran a script for the wild bootstrap, which goes through all draws.
              quadprog gives exact optima, polished until the optimality conditions hold to 1e-14. Regressions on samples have
              every dummy written out in lm, and errors by sandwich.

            ## In short
            Largest differences, of figures that follow from the data and of those that either side draws, simulates or searches for.

            | estimator | rows | compared | computed | drawn or searched |
            |---|---|---|---|---|
            """;

    /** A wider tolerance than this is that of draws, of simulated critical values or of a local search. */
    private static final double COMPUTED = 1e-4;

    private FigurePage() {}

    static String of(FigureTable table) {
        List<String> pages = FigureTable.SECTIONS.stream()
                .map(FigureSection::page)
                .distinct()
                .toList();
        StringBuilder text = new StringBuilder(HEADER);
        pages.forEach(page -> text.append(summary(page, table.rows(page))).append('\n'));
        pages.forEach(page -> text.append(section(page, table.rows(page))));
        return text.toString();
    }

    private static String summary(String page, List<FigureRow> rows) {
        List<FigureRow> compared = rows.stream().filter(FigureRow::compared).toList();
        return "| [%s](#%s) | %d | %d | %s | %s |"
                .formatted(
                        title(page),
                        title(page).toLowerCase(Locale.ROOT).replace(' ', '-'),
                        rows.size(),
                        compared.size(),
                        largest(compared.stream().filter(row -> row.tolerance() < COMPUTED)),
                        largest(compared.stream().filter(row -> row.tolerance() >= COMPUTED)));
    }

    private static String largest(Stream<FigureRow> rows) {
        OptionalDouble largest = rows.mapToDouble(FigureRow::difference).max();
        return largest.isPresent() ? FigureText.difference(largest.getAsDouble()) : "";
    }

    private static String section(String page, List<FigureRow> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("## " + title(page));
        lines.add("[The estimator](%s.md). Reference: %s.".formatted(page, software(rows)));
        lines.add("");
        lines.add("| data | options | figure | reference | made by | ours | difference | tolerance |");
        lines.add("|---|---|---|---|---|---|---|---|");
        rows.forEach(row -> lines.add(row.line()));
        return String.join("\n", lines) + "\n";
    }

    private static String title(String page) {
        return FigureTable.SECTIONS.stream()
                .filter(section -> section.page().equals(page))
                .map(FigureSection::title)
                .findFirst()
                .orElseThrow();
    }

    private static String software(List<FigureRow> rows) {
        return rows.stream().map(FigureRow::software).distinct().sorted().collect(Collectors.joining(", "));
    }
}
