package org.hengce.methods.figures;

/**
 * One figure of the reference beside ours, or a list of figures by its largest difference.
 *
 * @param data the file that both were computed on
 * @param what options, in the words of our documentation
 * @param theirs as printed; empty for a list
 * @param software package and version that made theirs
 * @param ours as printed; empty for a list
 * @param difference largest of the list, in the unit of the figure or, if {@code relative}, of its size
 * @param tolerance what the reference states; NaN where the figure is not compared
 * @param reason why the figure is not compared, or empty
 */
record FigureRow(
        String data,
        String what,
        String figure,
        String theirs,
        String software,
        String ours,
        double difference,
        double tolerance,
        boolean relative,
        String reason) {

    boolean compared() {
        return reason.isEmpty();
    }

    /** A missing number beside one that is there counts as infinitely far. */
    boolean agrees() {
        return !compared() || difference <= tolerance;
    }

    /** The row as it stands on the page. */
    String line() {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(data, what, figure, theirs, software, ours, differenceText(), toleranceText());
    }

    private String toleranceText() {
        if (!compared()) {
            return "not compared: " + reason;
        }
        return tolerance == 0 ? "the same" : FigureText.tolerance(tolerance) + (relative ? " relative" : "");
    }

    private String differenceText() {
        return tolerance == 0 && difference == 0 ? "0" : FigureText.difference(difference);
    }
}
