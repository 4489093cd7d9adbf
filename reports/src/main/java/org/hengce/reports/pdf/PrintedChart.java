package org.hengce.reports.pdf;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.presentation.chart.Figure;
import org.hengce.presentation.look.Markup;

/**
 * A chart on paper: the picture, and over it its words. In the picture they would become outlines, which nobody can select or
 * search (the typesetter has them drawn by Batik, which lays glyphs out itself).
 */
final class PrintedChart {
    private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 ([\\d.]+) ([\\d.]+)\"");
    private static final Pattern TEXT = Pattern.compile("<text( [^>]*)>([^<]*)</text>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"]*)\"");
    /** Of the text of a page, in mm. */
    private static final double WIDEST = 174;
    /** Of the room that a picture has on each side of what stands in it. */
    private static final double EDGE = 12;
    /** From the top of a line that is as high as its letters down to the baseline, by the ascent and descent of the font. */
    private static final double BASELINE = 0.936;

    private final Figure figure;
    private final String svg;
    private final double width;
    private final double height;
    private final double scale;

    /** @param highest in mm: a chart is as wide as the text, unless it would be higher than that */
    PrintedChart(Figure figure, double highest) {
        this.figure = figure;
        svg = figure.printed(PdfFonts.FAMILY);
        Matcher box = VIEW_BOX.matcher(svg);
        if (!box.find()) {
            throw new IllegalArgumentException("the picture does not say its size");
        }
        width = Double.parseDouble(box.group(1));
        height = Double.parseDouble(box.group(2));
        scale = Math.min(WIDEST / (width - 2 * EDGE), highest / height);
    }

    void write(Markup html) {
        html.open("div", "class", "drawing", "style", size() + " margin-left: " + mm(-EDGE) + ";");
        boolean asTheyStand = !svg.contains(" transform=");
        html.trusted(named(asTheyStand ? TEXT.matcher(svg).replaceAll("") : svg));
        if (asTheyStand) {
            Matcher text = TEXT.matcher(svg);
            while (text.find()) {
                word(html, attributes(text.group(1)), text.group(2));
            }
        }
        html.close();
    }

    /** With what it shows as its alternative, and the namespace by which the typesetter knows a picture. */
    private String named(String picture) {
        String namespace = picture.contains(" xmlns=") ? "" : " xmlns=\"http://www.w3.org/2000/svg\"";
        return "<svg alt=\"%s\" style=\"%s\"%s%s"
                .formatted(
                        Markup.escaped(Tags.ofPicture(figure.id(), figure.description())),
                        size(),
                        namespace,
                        picture.substring("<svg".length()));
    }

    /** Both lengths: of one alone the typesetter would leave the other as it is on a screen, and room around the picture. */
    private String size() {
        return "width: %s; height: %s;".formatted(mm(width), mm(height));
    }

    private String mm(double pixels) {
        return Markup.number(pixels * scale) + "mm";
    }

    private static Map<String, String> attributes(String of) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(of);
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        return attributes;
    }

    /** In a box as wide as the chart, at whose left, middle or right it stands. */
    private void word(Markup html, Map<String, String> attributes, String escaped) {
        double x = number(attributes, "x");
        double size = number(attributes, "font-size");
        String anchor = attributes.getOrDefault("text-anchor", "start");
        double left = anchor.equals("end") ? x - width : anchor.equals("middle") ? x - width / 2 : x;
        String align = anchor.equals("end") ? "right" : anchor.equals("middle") ? "center" : "left";
        html.open(
                        "div",
                        "class",
                        "word",
                        "title",
                        Tags.ofWord(figure.id()),
                        "style",
                        "left: %s; top: %s; width: %s; font-size: %s; text-align: %s; font-weight: %s; color: %s;"
                                .formatted(
                                        mm(left),
                                        mm(number(attributes, "y") - BASELINE * size),
                                        mm(width),
                                        mm(size),
                                        align,
                                        attributes
                                                        .getOrDefault("font-weight", "400")
                                                        .equals("400")
                                                ? "normal"
                                                : "bold",
                                        attributes.getOrDefault("fill", "#000000")))
                .trusted(escaped)
                .close();
    }

    private static double number(Map<String, String> attributes, String name) {
        return Double.parseDouble(attributes.getOrDefault(name, "0"));
    }
}
