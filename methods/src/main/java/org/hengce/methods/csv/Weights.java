package org.hengce.methods.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hengce.methods.csv.PanelDataException.Code;
import org.hengce.methods.panel.Panel;

/**
 * Each unit's weight: the mean of its values before the first treatment in the panel, so that what the treatment moves
 * does not weigh. Where nobody becomes treated later than at the start, all periods count.
 */
final class Weights {
    private Weights() {}

    static double[] of(Rows rows, DoubleColumn column, String name, int[] firstTreated, Problems problems) {
        int before = rows.periods.size();
        for (int unit = rows.used.nextSetBit(0); unit >= 0; unit = rows.used.nextSetBit(unit + 1)) {
            if (firstTreated[unit] > 0 && firstTreated[unit] != Panel.NEVER) {
                before = Math.min(before, firstTreated[unit]);
            }
        }
        double[] sum = new double[rows.units.size()];
        int[] count = new int[sum.length];
        double[] first = new double[sum.length];
        Arrays.fill(first, Double.NaN);
        for (int row = 0; row < rows.size(); row++) {
            double value = column.get(row);
            if (!Double.isNaN(value) && rows.periods.index(rows.period.get(row)) < before) {
                int unit = rows.unit.get(row);
                first[unit] = count[unit] == 0 ? value : first[unit];
                sum[unit] += value - first[unit]; // so that a constant stays what it is
                count[unit]++;
            }
        }
        List<String> without = new ArrayList<>();
        double[] weights = new double[sum.length];
        for (int unit = rows.used.nextSetBit(0); unit >= 0; unit = rows.used.nextSetBit(unit + 1)) {
            weights[unit] = first[unit] + sum[unit] / count[unit];
            if (count[unit] == 0 || !(weights[unit] < Double.POSITIVE_INFINITY)) {
                without.add(rows.units.text(unit));
            }
        }
        if (!without.isEmpty()) {
            problems.add(
                    Code.MISSING_WEIGHT,
                    0,
                    name,
                    "%d units (%s) have no weight before the first treatment; give one, or leave them out"
                            .formatted(without.size(), Wording.english(without)),
                    "%d 个单位（%s）在首次处理之前没有权重；请补充或排除".formatted(without.size(), Wording.chinese(without)));
        }
        return weights;
    }
}
