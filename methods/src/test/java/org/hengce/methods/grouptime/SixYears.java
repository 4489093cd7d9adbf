package org.hengce.methods.grouptime;

import java.util.List;
import org.hengce.methods.panel.Panel;
import org.hengce.methods.panel.PanelBuilder;

/** Small panels from 2010 to 2015, put together unit by unit. */
final class SixYears {
    static final List<String> YEARS = List.of("2010", "2011", "2012", "2013", "2014", "2015");
    static final GroupTimeAtt PLAIN = GroupTimeAtt.withDefaults();

    private SixYears() {}

    interface Covariate {
        double of(int unit, int period);
    }

    /** 30 units with a covariate x, of which ten are treated from 2013 on. */
    static PanelBuilder adjusted(Covariate x) {
        return adjusted(x, "2013", "2013");
    }

    /** The same, with five treated from one year on and five from another. */
    static PanelBuilder adjusted(Covariate x, String first, String second) {
        PanelBuilder panel = Panel.builder(YEARS).columns(List.of("x"), List.of());
        for (int u = 0; u < 30; u++) {
            for (int t = 0; t < YEARS.size(); t++) {
                panel.observe("u%02d".formatted(u), YEARS.get(t), outcome(u, t), new double[] {x.of(u, t)}, List.of());
            }
            if (u < 10) {
                panel.treatedFrom("u%02d".formatted(u), u < 5 ? first : second);
            }
        }
        return panel;
    }

    static double outcome(int unit, int period) {
        return Math.sin(3.3 * unit + 1.7 * period * period);
    }

    static PanelBuilder controls(int count) {
        PanelBuilder panel = Panel.builder(YEARS);
        for (int i = 0; i < count; i++) {
            unit(panel, "c" + i, i);
        }
        return panel;
    }

    static PanelBuilder treated(PanelBuilder panel, String unit, String from) {
        unit(panel, unit, unit.hashCode() % 1000);
        return panel.treatedFrom(unit, from);
    }

    static void unit(PanelBuilder panel, String unit, int number) {
        for (int t = 0; t < YEARS.size(); t++) {
            panel.observe(unit, YEARS.get(t), 5 + Math.sin(1.3 * number + 2.1 * t * t));
        }
    }
}
