package org.hengce.presentation.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hengce.presentation.chart.DonorsChart;
import org.hengce.presentation.chart.Estimate;
import org.hengce.presentation.chart.EventStudyChart;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.chart.ForestChart;
import org.hengce.presentation.chart.GapChart;
import org.hengce.presentation.chart.PathChart;
import org.hengce.presentation.chart.TreatmentChart;
import org.hengce.presentation.chart.UnitHistory;
import org.hengce.presentation.json.ContaminationDocument;
import org.hengce.presentation.json.EffectDocument;
import org.hengce.presentation.json.EffectDocument.PeriodWeight;
import org.hengce.presentation.json.HeterogeneityDocument;
import org.hengce.presentation.json.RegressionParts.EventStudyPoint;
import org.hengce.presentation.json.Standing;
import org.hengce.presentation.report.Block.Bullets;
import org.hengce.presentation.report.Block.Fold;
import org.hengce.presentation.report.Block.Paragraph;
import org.hengce.presentation.report.Block.Picture;
import org.hengce.presentation.report.Block.Table;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.table.Cell;
import org.hengce.presentation.table.GridBuilder;
import org.hengce.presentation.words.GoalWords;
import org.hengce.presentation.words.IndicatorFacts;

/** The effects: all of them in one table, then each with its pictures and what it is made of. */
final class ResultsPart {
    /** With a row for each unit: whatever is said before them fills the page on which one may have no room. */
    private static final Set<Figure.Kind> ABOUT_UNITS = EnumSet.of(Figure.Kind.TREATMENT, Figure.Kind.DONORS);

    private final Subject subject;
    private final Voice voice;

    ResultsPart(Subject subject) {
        this.subject = subject;
        voice = subject.voice();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        List<Section> parts = new ArrayList<>();
        if (subject.effects().isEmpty()) {
            blocks.add(new Paragraph(voice.text("report.results.none")));
        } else {
            overview(subject).forEach(figure -> blocks.add(new Picture(figure)));
            blocks.add(new Table(new EffectsTable(subject).headlines()));
            List<String> shared = sharedReading();
            if (!shared.isEmpty()) {
                blocks.add(new Fold(voice.text("read.title"), List.of(new Bullets(shared))));
            }
            for (int i = 0; i < subject.effects().size(); i++) {
                parts.add(of(i, shared));
            }
        }
        return new Section("results", voice.text("report.results"), blocks, parts);
    }

    /** For the sheet: one picture, or the effects in a table where there are several. */
    Section brief() {
        List<Block> blocks = new ArrayList<>();
        List<Figure> figures = subject.effects().isEmpty() ? List.of() : figures(subject, 0);
        if (subject.effects().size() == 1 && !figures.isEmpty()) {
            blocks.add(new Picture(figures.get(0)));
        } else if (subject.effects().isEmpty()) {
            blocks.add(new Paragraph(voice.text("report.results.none")));
        } else {
            overview(subject).forEach(figure -> blocks.add(new Picture(figure)));
            if (blocks.isEmpty()) {
                blocks.add(new Table(new EffectsTable(subject).headlines()));
            }
        }
        return new Section("results", voice.text("report.results"), blocks);
    }

    /** What is said of how to read each of several effects is said once; of one effect alone it stands with it. */
    private List<String> sharedReading() {
        if (subject.effects().size() < 2) {
            return List.of();
        }
        List<String> shared =
                new ArrayList<>(subject.words(subject.effects().get(0)).howToRead());
        subject.effects()
                .forEach(effect -> shared.retainAll(subject.words(effect).howToRead()));
        return shared;
    }

    private Section of(int number, List<String> said) {
        EffectDocument effect = subject.effects().get(number);
        List<Block> blocks = new ArrayList<>();
        List<Figure> comparison = new ArrayList<>();
        for (Figure figure : figures(subject, number)) {
            if (ABOUT_UNITS.contains(figure.kind())) {
                comparison.add(figure);
            } else {
                blocks.add(new Picture(figure));
            }
        }
        String interruption = subject.words(effect).interruption(subject.input().treatedFrom(number));
        if (!interruption.isEmpty()) {
            blocks.add(new Paragraph(interruption));
        }
        List<String> beside = new GoalWords(voice.language(), subject.indicator(effect), effect).sentences();
        if (!beside.isEmpty()) {
            blocks.add(new Bullets(beside));
        }
        List<String> reading = new ArrayList<>(subject.words(effect).howToRead());
        reading.removeAll(said);
        if (!reading.isEmpty()) {
            blocks.add(new Fold(voice.text("read.title"), List.of(new Bullets(reading))));
        }
        weights(effect, blocks);
        comparison.forEach(figure -> blocks.add(new Picture(figure)));
        for (HeterogeneityDocument by : effect.heterogeneity()) {
            if (!by.parts().isEmpty()) {
                blocks.add(new Table(new EffectsTable(subject).parts(effect, by)));
            }
        }
        return new Section("results-" + (number + 1), subject.name(effect.indicator()), blocks);
    }

    /** All effects in one picture, where there are several. */
    static List<Figure> overview(Subject subject) {
        if (subject.effects().size() < 2) {
            return List.of();
        }
        List<Estimate> estimates = new ArrayList<>();
        for (EffectDocument effect : subject.effects()) {
            IndicatorFacts indicator = subject.indicator(effect);
            estimates.add(Estimate.of(
                    subject.voice().language(),
                    "",
                    indicator,
                    effect,
                    subject.input().policy().smallestEffect(effect.indicator()),
                    indicator.direction()));
        }
        return List.of(new ForestChart(
                "effects",
                subject.voice().language(),
                estimates,
                subject.evaluation().standing() != Standing.READING));
    }

    /** What can be drawn of an effect. */
    static List<Figure> figures(Subject subject, int number) {
        EffectDocument effect = subject.effects().get(number);
        List<Figure> figures = new ArrayList<>();
        if (!effect.path().isEmpty()) {
            figures.add(new PathChart(subject.chart(number, "-path"), effect));
            if (effect.path().stream().anyMatch(point -> point.effect() != null)) {
                figures.add(new GapChart(subject.chart(number, "-gap"), effect));
            }
        }
        List<EventStudyPoint> points = effect.found().own().regressions().eventStudy();
        if (points != null && EventStudyChart.canDraw(points)) {
            figures.add(new EventStudyChart(subject.chart(number, "-events"), effect, points));
        }
        if (!effect.path().isEmpty()
                && effect.unitsUsed().treated().size() > 1
                && !isSameGridAsBefore(subject, number)) {
            figures.add(units(subject, number));
        }
        if (effect.weights().stream().anyMatch(weight -> Double.isFinite(weight.weight()))) {
            figures.add(new DonorsChart(
                    "e" + (number + 1) + "-donors", subject.voice().language(), effect, subject::regionName));
        }
        return figures;
    }

    /** Several indicators are mostly of the same units: who was treated when is then said once. */
    private static boolean isSameGridAsBefore(Subject subject, int number) {
        for (int before = 0; before < number; before++) {
            if (periods(subject, before).equals(periods(subject, number))
                    && histories(subject, before).equals(histories(subject, number))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> periods(Subject subject, int number) {
        return subject.effects().get(number).path().stream()
                .map(EffectDocument.PathPoint::period)
                .toList();
    }

    /** Who was treated when, and under which other policies on the indicator. */
    private static Figure units(Subject subject, int number) {
        return new TreatmentChart(
                "e" + (number + 1) + "-units",
                subject.voice().language(),
                periods(subject, number),
                histories(subject, number));
    }

    private static List<UnitHistory> histories(Subject subject, int number) {
        EffectDocument effect = subject.effects().get(number);
        ContaminationDocument others = subject.evaluation().contamination().stream()
                .filter(grid -> grid.indicator().equals(effect.indicator()))
                .findFirst()
                .orElse(null);
        return UnitHistory.of(
                effect,
                subject.input().starts(number),
                subject.input().treatedFrom(number),
                others,
                subject::regionName);
    }

    private void weights(EffectDocument effect, List<Block> blocks) {
        if (effect.weights().isEmpty() && effect.timeWeights().isEmpty()) {
            return;
        }
        List<Block> folded = new ArrayList<>();
        folded.add(new Paragraph(voice.text("page.weights.note")));
        if (!effect.timeWeights().isEmpty()) {
            GridBuilder grid =
                    grid("page.weights.times", effect).words("period").numbers("weight");
            for (PeriodWeight period : effect.timeWeights()) {
                grid.row(Cell.of(period.period()), subject.share(period.weight()));
            }
            folded.add(new Table(grid.build()));
        }
        blocks.add(new Fold(voice.text("page.weights"), folded));
    }

    private GridBuilder grid(String title, EffectDocument effect) {
        return new GridBuilder(
                voice.texts(),
                voice.text("table.of", "what", voice.text(title), "name", subject.name(effect.indicator())));
    }
}
