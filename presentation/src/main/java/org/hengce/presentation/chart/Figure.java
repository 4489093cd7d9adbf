package org.hengce.presentation.chart;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hengce.presentation.Language;
import org.hengce.presentation.look.ContentPolicy;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.look.PrintedStyle;
import org.hengce.presentation.table.Grid;
import org.hengce.presentation.words.Texts;

/**
 * A chart: what it says, its picture for every medium, and its numbers. The same document gives the same characters.
 */
public abstract class Figure {
    private final String id;
    private final Kind kind;
    private final Language language;

    Figure(String id, Kind kind, Language language) {
        this.id = id;
        this.kind = kind;
        this.language = language;
    }

    /** What a chart shows. */
    @Schema(name = "ChartKind")
    public enum Kind {
        /** Observed against counterfactual. */
        PATH,
        /** Observed less counterfactual. */
        GAP,
        /** Effects by distance from the start. */
        EVENT_STUDY,
        /** What a two-way coefficient is made of. */
        COMPARISONS,
        /** Robust intervals by how large a violation is allowed. */
        SENSITIVITY,
        /** How often effects of growing size are found. */
        POWER,
        /** Effects with their intervals, one below the other. */
        FOREST,
        /** Scores of the dimensions with their intervals. */
        DIMENSIONS,
        /** Scores of several policies, or of the parts of a strategy. */
        SCORES,
        /** Weights of the donors. */
        DONORS,
        /** Who was treated when. */
        TREATMENT,
        /** What moved between two evaluations. */
        WATERFALL,
        /** Ranks with their intervals. */
        RANKS,
        /** Regions as tiles where they lie. */
        TILES,
        /** Values over time. */
        VALUES,
        /** Several values around a centre; only where it is asked for. */
        RADAR
    }

    /** Prefix of the ids inside the picture, unique on a page: {@code [A-Za-z][A-Za-z0-9-]*}. */
    public final String id() {
        return id;
    }

    /** What it shows. */
    public final Kind kind() {
        return kind;
    }

    /** Of its words. */
    public final Language language() {
        return language;
    }

    /** What was found. */
    public final String title() {
        return caption().title();
    }

    /** What is plotted, in which unit, from which source. */
    public final String subtitle() {
        return caption().subtitle();
    }

    /** What a sighted reader sees. */
    public final String description() {
        return caption().description();
    }

    /** How to read a chart of this kind, in one or two plain sentences. */
    public String guide() {
        return Texts.of(language).text("guide." + kind);
    }

    /** The numbers behind it, in the unit that they are drawn in, not rounded; also those for which the picture has no room. */
    public abstract Grid data();

    /** The {@code svg} element for a page that has the stylesheet. */
    public final String svg(ChartSize size) {
        return drawing(size, false).svg();
    }

    /** A file of its own, with ground and colours for light and dark in it. */
    public final String standalone(ChartSize size) {
        return drawing(size, true).svg();
    }

    /** What browsers may do with a chart that stands alone, for whoever sends one. */
    public static String contentPolicy() {
        return ContentPolicy.of(style(), false);
    }

    /** Of a chart that stands alone. */
    static String style() {
        return Look.properties() + Look.stylesheet("chart");
    }

    /**
     * The {@code svg} element without classes and custom properties, in the colours of paper: for programs that know no
     * stylesheets, such as those that make PDFs.
     *
     * @param fontFamily of all its text
     */
    public final String printed(String fontFamily) {
        return PrintedStyle.resolved(svg(ChartSize.PAPER), fontFamily);
    }

    abstract Caption caption();

    /** The picture; with ground and colours in it if it stands alone. */
    abstract Drawing drawing(ChartSize size, boolean alone);

    /** An id that no other chart on the page has. */
    static String id(String figure, ChartSize size, String part) {
        return figure + "-" + size.word() + "-" + part;
    }

    /** A number of pixels as it is written. */
    static String pixel(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
