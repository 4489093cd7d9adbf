package org.hengce.presentation.chart;

/**
 * A row of a chart: a name, what is drawn beside it, and its numbers.
 *
 * @param label its name; of any length
 * @param value its numbers as they are written; empty for none
 * @param valueStyle class of the numbers
 * @param heading whether it is the heading of the rows below, and nothing is drawn in it
 */
record Row(String label, String value, String valueStyle, boolean heading) {
    static Row of(String label, String value) {
        return new Row(label, value, "", false);
    }

    static Row of(String label, String value, String valueStyle) {
        return new Row(label, value, valueStyle, false);
    }

    static Row heading(String label) {
        return new Row(label, "", "", true);
    }

    /** For those who hear it. */
    String said() {
        return value.isEmpty() ? label : label + " " + value;
    }
}
