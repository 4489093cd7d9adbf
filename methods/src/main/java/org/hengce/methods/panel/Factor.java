package org.hengce.methods.panel;

import java.util.List;

/**
 * A categorical column of a panel: what fixed effects and clusters are taken from. Levels are addressed by index from 0
 * in lexicographic order of their names.
 */
public final class Factor {
    /** The {@link #level} of a cell of which the level is not known. */
    public static final int MISSING = -1;

    private final String name;
    private final List<String> levels;
    private final int[] codes; // cell by cell, in the panel's order
    private final int periods;

    Factor(String name, List<String> levels, int[] codes, int periods) {
        this.name = name;
        this.levels = List.copyOf(levels);
        this.codes = codes;
        this.periods = periods;
    }

    /** The column's name. */
    public String name() {
        return name;
    }

    /** The names of all levels, in index order. */
    public List<String> levels() {
        return levels;
    }

    /** The index of the cell's level, or {@link #MISSING}. */
    public int level(int unit, int period) {
        return codes[unit * periods + period];
    }

    /** Whether each unit has one level throughout, missing ones aside. */
    public boolean constantWithinUnits() {
        for (int from = 0; from < codes.length; from += periods) {
            int known = MISSING;
            for (int cell = from; cell < from + periods; cell++) {
                if (codes[cell] != MISSING && known != MISSING && codes[cell] != known) {
                    return false;
                }
                known = codes[cell] == MISSING ? known : codes[cell];
            }
        }
        return true;
    }

    int[] codes() {
        return codes;
    }
}
