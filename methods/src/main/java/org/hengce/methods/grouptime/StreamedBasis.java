package org.hengce.methods.grouptime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hengce.methods.resampling.Parallel;

/**
 * Influence values themselves, made anew whenever they are read. Without clusters a row is a unit, a group a cohort, and
 * the columns are the cells in which the cohort has a part and its own weight. With clusters a row is the sum over a
 * cluster's units, in one group with all coordinates. Moments are summed once.
 */
final class StreamedBasis implements Basis {
    private final Sample sample;
    private final Comparison comparison;
    private final int[][] columns; // by group: coordinates
    private final int[][] columnOf; // by group: the column of each coordinate, −1 where it has none
    private final int[] members; // positions in the sample, row by row, group by group
    private final int[] memberStart; // by row of all groups, and the end
    private final int[] rowStart; // by group, and the end
    private final double[][] moments; // by group, lower triangle

    StreamedBasis(Sample sample, Plan plan, Comparison comparison, int threads) {
        this.sample = sample;
        this.comparison = comparison;
        int cohorts = sample.cohorts().count();
        int coordinates = plan.size() + cohorts;
        if (sample.clustered()) {
            columns = new int[][] {IntStream.range(0, coordinates).toArray()};
            memberStart = clusterStarts(sample);
            members = byCluster(sample, memberStart);
            rowStart = new int[] {0, memberStart.length - 1};
        } else {
            Participation participation = new Participation(sample, plan, comparison);
            columns = new int[cohorts][];
            for (int c = 0; c < cohorts; c++) {
                columns[c] = IntStream.concat(IntStream.of(participation.cells(c)), IntStream.of(plan.size() + c))
                        .toArray();
            }
            memberStart = IntStream.rangeClosed(0, sample.size()).toArray();
            members = memberStart;
            rowStart = IntStream.rangeClosed(0, cohorts).map(sample::start).toArray();
        }
        columnOf = new int[columns.length][coordinates];
        for (int g = 0; g < columns.length; g++) {
            Arrays.fill(columnOf[g], -1);
            for (int c = 0; c < columns[g].length; c++) {
                columnOf[g][columns[g][c]] = c;
            }
        }
        moments = new double[columns.length][];
        for (int g = 0; g < columns.length; g++) {
            moments[g] = sum(g, threads);
        }
    }

    /** Where each cluster that has a unit begins, and the end. */
    private static int[] clusterStarts(Sample sample) {
        int[] size = new int[sample.clusterLevels()];
        for (int i = 0; i < sample.size(); i++) {
            size[sample.cluster(sample.unit(i))]++;
        }
        int[] start = new int[sample.clusters() + 1];
        int row = 0;
        for (int units : size) {
            if (units > 0) {
                start[row + 1] = start[row] + units;
                row++;
            }
        }
        return start;
    }

    private static int[] byCluster(Sample sample, int[] start) {
        int[] rowOf = new int[sample.clusterLevels()];
        for (int i = 0; i < sample.size(); i++) {
            rowOf[sample.cluster(sample.unit(i))] = 1;
        }
        int rows = 0;
        for (int level = 0; level < rowOf.length; level++) {
            int present = rowOf[level];
            rowOf[level] = rows;
            rows += present;
        }
        int[] next = start.clone();
        int[] members = new int[sample.size()];
        for (int i = 0; i < sample.size(); i++) {
            members[next[rowOf[sample.cluster(sample.unit(i))]]++] = i;
        }
        return members;
    }

    @Override
    public int groups() {
        return columns.length;
    }

    @Override
    public int rows(int group) {
        return rowStart[group + 1] - rowStart[group];
    }

    @Override
    public int width(int group) {
        return columns[group].length;
    }

    @Override
    public double moment(int group, int one, int other) {
        int row = Math.max(one, other);
        return moments[group][row * (row + 1) / 2 + Math.min(one, other)];
    }

    @Override
    public void expand(int group, int coordinate, double factor, double[] coefficients) {
        int column = columnOf[group][coordinate];
        if (column >= 0) {
            coefficients[column] += factor;
        }
    }

    @Override
    public Reader reader() {
        Comparison.Reader units = comparison.reader();
        double[] coordinates = new double[columnOf[0].length];
        return (group, from, count, into) -> {
            int[] wanted = columns[group];
            for (int i = 0; i < count; i++) {
                int row = rowStart[group] + from + i;
                for (int m = memberStart[row]; m < memberStart[row + 1]; m++) {
                    units.add(sample.unit(members[m]), coordinates);
                }
                for (int c = 0; c < wanted.length; c++) {
                    into[i * wanted.length + c] = coordinates[wanted[c]];
                    coordinates[wanted[c]] = 0;
                }
            }
        };
    }

    private double[] sum(int group, int threads) {
        int width = width(group);
        int triangle = Math.multiplyExact(width, width + 1) / 2;
        Pieces pieces = Pieces.of(rows(group), triangle);
        List<double[]> parts = Parallel.inOrder(pieces.count(), threads, piece -> {
            Reader reader = reader();
            double[] rows = new double[Pieces.BLOCK * width];
            double[] sums = new double[triangle];
            for (int block = pieces.from(piece); block < pieces.from(piece + 1); block++) {
                reader.read(group, block * Pieces.BLOCK, pieces.rows(block), rows);
                for (int i = 0; i < pieces.rows(block); i++) {
                    addSquares(rows, i * width, width, sums);
                }
            }
            return sums;
        });
        double[] total = new double[triangle];
        for (double[] part : parts) {
            for (int i = 0; i < triangle; i++) {
                total[i] += part[i];
            }
        }
        return total;
    }

    private static void addSquares(double[] rows, int row, int width, double[] sums) {
        int at = 0;
        for (int a = 0; a < width; a++) {
            double value = rows[row + a];
            for (int b = 0; b <= a; b++) {
                sums[at + b] += value * rows[row + b];
            }
            at += a + 1;
        }
    }
}
