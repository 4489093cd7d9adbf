package org.hengce.methods.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.hengce.methods.Figures;

/** Collects rows of the page: of one file, under one set of options, made by one package, with one tolerance. */
public final class FigureRows {
    private final List<FigureRow> rows;
    private final String data;
    private final String what;
    private final String software;
    private final double tolerance;
    private final boolean relative;

    private FigureRows(
            List<FigureRow> rows, String data, String what, String software, double tolerance, boolean relative) {
        this.rows = rows;
        this.data = data;
        this.what = what;
        this.software = software;
        this.tolerance = tolerance;
        this.relative = relative;
    }

    static FigureRows none() {
        return new FigureRows(new ArrayList<>(), "", "", "", Double.NaN, false);
    }

    /** Figures on these data. */
    public FigureRows on(String file) {
        return new FigureRows(rows, file, what, software, tolerance, relative);
    }

    /** Figures under these options. */
    public FigureRows with(String options) {
        return new FigureRows(rows, data, options, software, tolerance, relative);
    }

    /** Figures made by this package, in the version that the file says. */
    public FigureRows by(JsonNode file, String name) {
        return new FigureRows(rows, data, what, FigureText.software(file, name), tolerance, relative);
    }

    /** Figures that must not differ by more than this. */
    public FigureRows within(double difference) {
        return new FigureRows(rows, data, what, software, difference, false);
    }

    /** Figures that must not differ by more than this share of the reference's. */
    public FigureRows withinShare(double difference) {
        return new FigureRows(rows, data, what, software, difference, true);
    }

    /** One figure. */
    public FigureRows figure(String name, double ours, JsonNode theirs) {
        double figure = value(theirs);
        add(name, FigureText.number(figure), FigureText.number(ours), difference(ours, figure), "");
        return this;
    }

    /** A figure that the reference does not identify, and why; shown, and not compared. */
    public FigureRows unidentified(String name, double ours, JsonNode theirs, String reason) {
        double figure = value(theirs);
        add(name, FigureText.number(figure), FigureText.number(ours), Math.abs(ours - figure), reason);
        return this;
    }

    /** Figures of the reference that we do not give, and why. */
    public FigureRows withheld(String name, int count, String reason) {
        if (count > 0) {
            add("%s (%d)".formatted(name, count), "", "none", Double.NaN, reason);
        }
        return this;
    }

    /** Figures in the order of the reference. */
    public FigureRows list(String name, double[] ours, JsonNode theirs) {
        return list(name, ours, numbers(theirs));
    }

    /** Figures in the order of the reference. */
    public FigureRows list(String name, double[] ours, double[] theirs) {
        double[] ones = new double[theirs.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = relative ? Math.abs(theirs[i]) : 1;
        }
        return scaled(name, ours, theirs, ones);
    }

    /** Figures of which each has a scale of its own that the tolerance is meant for. */
    public FigureRows scaled(String name, double[] ours, double[] theirs, double[] scales) {
        boolean alike = ours.length == theirs.length;
        double largest = alike ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; alike && i < ours.length; i++) {
            largest = Math.max(largest, distance(ours[i], theirs[i]) / (scales[i] > 0 ? scales[i] : 1));
        }
        add("%s (%d)".formatted(name, theirs.length), "", "", largest, "");
        return this;
    }

    /** Figures by name, the same names on either side. */
    public FigureRows named(String name, Map<String, Double> ours, JsonNode theirs) {
        Map<String, Double> figures = Figures.numbers(theirs);
        if (!figures.keySet().equals(ours.keySet())) {
            throw new IllegalArgumentException(
                    "%s of %s are there, %s expected".formatted(name, ours.keySet(), figures.keySet()));
        }
        return list(
                name,
                figures.keySet().stream().mapToDouble(ours::get).toArray(),
                figures.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Weights by name; those not listed are 0. */
    public FigureRows weights(String name, Map<String, Double> ours, JsonNode theirs) {
        Map<String, Double> figures = Figures.numbers(theirs);
        TreeSet<String> names = new TreeSet<>(ours.keySet());
        names.addAll(figures.keySet());
        return list(
                name,
                names.stream().mapToDouble(key -> ours.getOrDefault(key, 0.0)).toArray(),
                names.stream()
                        .mapToDouble(key -> figures.getOrDefault(key, 0.0))
                        .toArray());
    }

    /** An array of the file, matrices row by row; null is NaN. */
    public static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .flatMap(element -> element.isArray()
                        ? StreamSupport.stream(element.spliterator(), false)
                        : List.of(element).stream())
                .mapToDouble(FigureRows::value)
                .toArray();
    }

    List<FigureRow> rows() {
        return List.copyOf(rows);
    }

    private void add(String figure, String theirs, String ours, double difference, String reason) {
        double bound = reason.isEmpty() ? tolerance : Double.NaN;
        rows.add(new FigureRow(data, what, figure, theirs, software, ours, difference, bound, relative, reason));
    }

    private double difference(double ours, double theirs) {
        return distance(ours, theirs) / (relative && theirs != 0 ? Math.abs(theirs) : 1);
    }

    private static double distance(double ours, double theirs) {
        if (Double.isNaN(ours) || Double.isNaN(theirs)) {
            return Double.isNaN(ours) && Double.isNaN(theirs) ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(ours - theirs);
    }

    private static double value(JsonNode number) {
        if (!number.isNumber() && !number.isNull()) {
            throw new IllegalArgumentException("'%s' is no number".formatted(number));
        }
        return number.isNull() ? Double.NaN : number.doubleValue();
    }
}
