package org.hengce.methods.grouptime;

/**
 * Rows of numbers, independent of each other, of which influence values are linear combinations. They come in groups;
 * within a group all rows have the same columns and all combinations the same coefficients.
 */
interface Basis {
    int groups();

    /** Rows of the group. */
    int rows(int group);

    /** Columns of the group. */
    int width(int group);

    /** Sum over the group's rows of the product of two columns. */
    double moment(int group, int one, int other);

    /** Adds factor × the coefficients with which the group's columns make a coordinate of {@link Comparison}. */
    void expand(int group, int coordinate, double factor, double[] coefficients);

    /** A reader for one thread. */
    Reader reader();

    /** Rows of a group, one after another. */
    interface Reader {
        /** Writes {@code count} rows from this one on into the array, row by row. */
        void read(int group, int from, int count, double[] into);
    }
}
