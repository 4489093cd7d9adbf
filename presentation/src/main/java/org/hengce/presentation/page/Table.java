package org.hengce.presentation.page;

import java.util.List;
import org.hengce.presentation.look.Markup;

/**
 * A table that scrolls by itself on a narrow screen; the keyboard reaches it. Its caption is for those who hear the page:
 * a heading that says the same stands above it.
 */
final class Table {
    private final Markup html;

    private Table(Markup html) {
        this.html = html;
    }

    /** One column; numbers are aligned at their end. */
    record Column(String name, boolean number) {
        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    static Table open(Markup html, String caption, List<Column> columns) {
        html.open("div", "class", "scroll", "tabindex", 0, "role", "region", "aria-label", caption);
        html.open("table").element("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            html.element("th", column.name(), "scope", "col", "class", column.number() ? "number" : "text");
        }
        html.close().close().open("tbody").line();
        return new Table(html);
    }

    /** A row named by its first cell. */
    Table row(String style, String name) {
        html.open("tr", "class", style).element("th", name, "scope", "row");
        return this;
    }

    Table text(String value) {
        html.element("td", value);
        return this;
    }

    /** Text that is not to be broken. */
    Table whole(String value) {
        html.element("td", value, "class", "whole");
        return this;
    }

    Table number(String value) {
        html.element("td", value, "class", "number");
        return this;
    }

    /** The share of the largest as a bar: the number beside it says the same. */
    Table bar(double share) {
        html.open("td", "class", "bar", "aria-hidden", "true");
        html.open("svg", "viewBox", "0 0 100 10", "preserveAspectRatio", "none");
        html.empty("rect", "width", Math.max(0, Math.min(1, share)) * 100, "height", 10);
        html.close().close();
        return this;
    }

    Table endRow() {
        html.close().line();
        return this;
    }

    void close() {
        html.close().close().close().line();
    }
}
