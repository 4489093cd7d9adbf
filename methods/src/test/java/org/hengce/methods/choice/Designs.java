package org.hengce.methods.choice;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Panels of a wanted shape, with outcomes that do not matter. */
final class Designs {
    private final List<String> periods;
    private final PanelBuilder rows;
    private final Random random = new Random(7);
    private int units;

    private Designs(List<String> periods) {
        this.periods = periods;
        this.rows = Panel.builder(periods);
    }

    /** Years from 2001 on. */
    static Designs years(int count) {
        return new Designs(IntStream.range(0, count)
                .mapToObj(t -> Integer.toString(2001 + t))
                .toList());
    }

    /** Months from January 2001 on. */
    static Designs months(int count) {
        return new Designs(IntStream.range(0, count)
                .mapToObj(t -> "%d-%02d".formatted(2001 + t / 12, 1 + t % 12))
                .toList());
    }

    /** So many units that become treated after so many periods. */
    Designs treated(int count, int after) {
        for (int i = 0; i < count; i++) {
            rows.treatedFrom(unit("t", -1), periods.get(after));
        }
        return this;
    }

    /** So many that never are. */
    Designs never(int count) {
        for (int i = 0; i < count; i++) {
            unit("c", -1);
        }
        return this;
    }

    /** One that becomes treated, without a value in the second period. */
    Designs treatedWithGap(int after) {
        rows.treatedFrom(unit("g", 1), periods.get(after));
        return this;
    }

    /** One that never is, without a value in the second period. */
    Designs neverWithGap() {
        unit("h", 1);
        return this;
    }

    private String unit(String prefix, int gap) {
        String unit = "%s%02d".formatted(prefix, units++);
        for (int t = 0; t < periods.size(); t++) {
            if (t != gap) {
                rows.observe(unit, periods.get(t), 10 + random.nextGaussian());
            }
        }
        return unit;
    }

    Panel panel() {
        return rows.build();
    }
}
