package org.hengce.reports.html;

import org.hengce.presentation.look.ContentPolicy;
import org.hengce.presentation.look.Look;
import org.hengce.presentation.look.Markup;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.presentation.report.Report.Section;
import org.hengce.presentation.words.Texts;
import org.hengce.reports.agency.Agency;

/**
 * A report as one HTML file that needs nothing else: no script, no request, its own colours for light, dark and paper. The
 * sentence comes first, then the picture, then the table, and the mechanics behind a fold.
 */
public final class HtmlReport {
    private static final int DEEPEST = 6;
    private static final String STYLE = Look.properties() + Look.stylesheet("page") + Look.stylesheet("chart");

    private HtmlReport() {}

    /** The page, in nobody's name. */
    public static String of(Report report) {
        return of(report, Agency.NONE);
    }

    /** The page as an agency sends it out. */
    public static String of(Report report, Agency agency) {
        Texts texts = Texts.of(report.language());
        Markup html = new Markup().trusted("<!DOCTYPE html>\n");
        html.open("html", "lang", report.language().tag()).line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", contentPolicy(agency))
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.element("title", report.title() + " · " + report.kind()).line();
        html.open("style").trusted(style(agency)).close().line();
        html.close().line();
        html.open("body", "class", report.form() == Form.SHEET ? "sheet" : "full")
                .line();
        html.open("header").line();
        agency.writeHead(html, report.language());
        html.element("p", report.kind(), "class", "kind").line();
        html.element("h1", report.title()).line();
        html.element("p", report.byline(), "class", "quiet").line();
        html.close().line();
        if (report.form() == Form.FULL) {
            contents(report, texts, html);
        }
        html.open("main").line();
        Blocks blocks = new Blocks(texts, html);
        report.sections().forEach(section -> write(section, 2, blocks, html));
        html.close().line();
        html.open("footer").open("p", "class", "quiet");
        html.text(texts.text(
                "report.run", "id", report.run().id(), "hash", report.run().sha256()));
        html.close().line();
        html.closeTo(0).line();
        return html.toString();
    }

    private static void contents(Report report, Texts texts, Markup html) {
        html.open("nav", "aria-label", texts.text("report.contents")).open("ol").line();
        for (Section section : report.sections()) {
            html.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .close()
                    .line();
        }
        html.close().close().line();
    }

    private static void write(Section section, int level, Blocks blocks, Markup html) {
        if (level == 2) {
            html.open("section", "id", section.id(), "aria-labelledby", section.id() + "-title");
        } else { // no landmark: several parts may be called the same
            html.open("section", "id", section.id());
        }
        html.line();
        html.element("h" + Math.min(level, DEEPEST), section.title(), "id", section.id() + "-title")
                .line();
        blocks.write(section.blocks(), section.title());
        section.parts().forEach(part -> write(part, level + 1, blocks, html));
        html.close().line();
    }

    /** What browsers may do with the pages of an agency, for whoever sends one. */
    public static String contentPolicy(Agency agency) {
        return ContentPolicy.of(style(agency), agency.logo() != null);
    }

    private static String style(Agency agency) {
        return STYLE + agency.rule("header", "4px");
    }
}
