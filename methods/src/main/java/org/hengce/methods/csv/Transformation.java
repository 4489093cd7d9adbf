package org.hengce.methods.csv;

import java.util.List;
import org.hengce.methods.csv.PanelDataException.Code;
import org.jspecify.annotations.Nullable;

/** Turns the outcome of one row after the other into what is asked for, and checks what it is made with. */
final class Transformation {
    private final OutcomeTransform transform;
    private final String outcomeName;
    private final String divisorName;
    private final String weightName;
    private final int divisor; // place among the numbers, or −1
    private final int weight;

    Transformation(CsvLayout layout, Header header) {
        transform = layout.transform();
        outcomeName = layout.outcome();
        divisorName = orEmpty(transform.column());
        weightName = orEmpty(layout.weight());
        divisor = header.numbers().indexOf(divisorName);
        weight = header.numbers().indexOf(weightName);
    }

    /** The outcome transformed; what is wrong is added to the row's problems. */
    double of(double outcome, double[] numbers, long line, List<DataProblem> problems) {
        if (weight >= 0 && numbers[weight] <= 0) {
            problems.add(NotNumbers.notPositive(Code.WEIGHT_NOT_POSITIVE, line, weightName, numbers[weight]));
        }
        if (transform.positiveOnly() && outcome <= 0) {
            problems.add(NotNumbers.notPositive(Code.NOT_POSITIVE, line, outcomeName, outcome));
        }
        double by = divisor < 0 ? 1 : numbers[divisor];
        if (by <= 0) {
            problems.add(NotNumbers.notPositive(Code.NOT_POSITIVE, line, divisorName, by));
        }
        if (!problems.isEmpty()) {
            return Double.NaN;
        }
        double transformed = transform.apply(outcome, by);
        if (Double.isInfinite(transformed)) {
            problems.add(new DataProblem(
                    Code.NOT_FINITE,
                    line,
                    outcomeName,
                    "%s divided by %s is not finite".formatted(outcome, by),
                    "%s 除以 %s 不是有限数".formatted(outcome, by)));
        }
        return transformed;
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }
}
