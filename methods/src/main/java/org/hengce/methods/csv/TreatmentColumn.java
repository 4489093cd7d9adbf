package org.hengce.methods.csv;

import java.util.Map;
import java.util.TreeMap;

/** From what is known which units are treated from when. */
public sealed interface TreatmentColumn {
    /** No unit is treated, or it does not matter. */
    record None() implements TreatmentColumn {}

    /** A column with 1 in the rows of treated periods and 0 in the others. */
    record Indicator(String column) implements TreatmentColumn {}

    /** A column with the unit's first treated period in every row; empty or 0 where it is never treated. */
    record FirstPeriod(String column) implements TreatmentColumn {}

    /**
     * Not from the file: first treated periods by unit, the others are never treated.
     *
     * @param byUnit names of periods
     */
    record Stated(Map<String, String> byUnit) implements TreatmentColumn {
        /** Checks that they are periods; copies them. */
        public Stated {
            byUnit = java.util.Collections.unmodifiableMap(new TreeMap<>(byUnit));
            byUnit.values().forEach(PeriodForms::named);
        }
    }
}
