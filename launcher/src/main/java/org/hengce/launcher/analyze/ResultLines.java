package org.hengce.launcher.analyze;

import java.util.List;
import org.hengce.launcher.terminal.Table;
import org.hengce.launcher.terminal.Terminal;
import org.hengce.launcher.terminal.Width;
import org.hengce.presentation.analysis.AnalysisGrids;
import org.hengce.presentation.analysis.AnalysisView;
import org.hengce.presentation.analysis.Fact;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.Column;
import org.hengce.presentation.table.Grid;

/** A result on the terminal: what was found, its numbers, its tables. */
final class ResultLines {
    private static final int COLUMNS = 100;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final AnalysisView view;

    ResultLines(Terminal terminal, AnalysisView view) {
        this.terminal = terminal;
        this.view = view;
    }

    void print() {
        terminal.line(terminal.strong(view.title()));
        wrapped(view.finding(), "", 0);
        terminal.line("");
        facts(view.facts());
        for (String sentence : view.missing()) wrapped(sentence, INDENT, INDENT.length());
        for (Grid grid : AnalysisGrids.of(view)) {
            terminal.line("");
            print(grid);
        }
        if (view.checks().isEmpty()) return;
        terminal.line("");
        terminal.line(terminal.strong(view.checksTitle()));
        facts(view.checks());
    }

    private void facts(List<Fact> facts) {
        int widest =
                facts.stream().mapToInt(fact -> Width.of(fact.name())).max().orElse(0);
        for (Fact fact : facts)
            wrapped(
                    fact.value(),
                    INDENT + fact.name() + " ".repeat(widest - Width.of(fact.name())) + INDENT,
                    INDENT.length() + widest + INDENT.length());
    }

    /** The first line begins with the lead, those that follow are set in. */
    private void wrapped(String text, String lead, int indent) {
        String begin = lead;
        for (String line : Width.wrapped(text, COLUMNS - Math.max(Width.of(lead), indent))) {
            terminal.line((begin + line).stripTrailing());
            begin = " ".repeat(indent);
        }
    }

    private void print(Grid grid) {
        terminal.line(terminal.strong(grid.title()));
        Table table = new Table(grid.columns().stream().map(Column::heading).toArray(String[]::new));
        for (int c = 0; c < grid.columns().size(); c++)
            if (grid.columns().get(c).numeric()) table.numeric(c);
        grid.rows().forEach(row -> table.row(row.stream().map(Cell::text).toArray()));
        table.lines().forEach(line -> terminal.line(INDENT + line));
        if (!grid.note().isEmpty()) wrapped(grid.note(), INDENT, INDENT.length());
    }

    /** What to do after reading it. */
    static String next(AnalyzeOptions asked, boolean drawn) {
        Speech speech = asked.speech();
        String word = asked.method().word();
        return drawn
                ? speech.say(
                        "Next: open the file in a browser; --json has every number.", "下一步：用浏览器打开该文件；--json 给出全部数字。")
                : speech.say(
                        "Next: --plot FILE.svg draws it; docs/methods/%s.md says how to read it.".formatted(word),
                        "下一步：--plot FILE.svg 绘图；读法见 docs/methods/%s.md。".formatted(word));
    }
}
