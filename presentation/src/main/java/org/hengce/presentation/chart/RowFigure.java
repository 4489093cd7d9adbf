package org.hengce.presentation.chart;

import java.util.List;
import org.hengce.presentation.Language;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.words.Texts;

/** A chart of rows on a common axis. */
abstract class RowFigure extends Figure {
    final Texts texts;
    final Numerals numerals;

    RowFigure(String id, Kind kind, Language language) {
        super(id, kind, language);
        texts = Texts.of(language);
        numerals = new Numerals(language);
    }

    abstract List<Row> rows();

    abstract XAxis axis();

    /** Of what is drawn, to stand above the rows. */
    abstract List<Name> names();

    abstract void draw(Markup svg, RowPlot plot);

    @Override
    final Drawing drawing(ChartSize size, boolean alone) {
        RowPlot plot = new RowPlot(id(), size, caption(), axis(), rows(), names());
        Markup svg = new Markup();
        plot.begin(svg, alone);
        draw(svg, plot);
        plot.end(svg);
        return new Drawing(svg.toString(), plot.height());
    }
}
