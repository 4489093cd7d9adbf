package org.hengce.methods.synthetic;

import java.util.HashSet;
import java.util.List;
import org.hengce.methods.panel.Panel;

/** Checks what the estimators are configured with. */
final class Options {
    private Options() {}

    static void check(double level, int threads) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level %s is not in (0, 1)".formatted(level));
        }
        if (threads < 1) {
            throw new IllegalArgumentException("needs at least 1 thread, not " + threads);
        }
    }

    static void checkDraws(int draws) {
        if (draws < 2) {
            throw new IllegalArgumentException("needs at least 2 draws, not " + draws);
        }
    }

    static void checkDistinct(List<String> covariates) {
        if (new HashSet<>(covariates).size() != covariates.size()) {
            throw new IllegalArgumentException(
                    "a covariate is named twice in %s; name each once".formatted(covariates));
        }
    }

    /** The index of each covariate in the panel. */
    static List<Integer> columns(Panel panel, List<String> covariates) {
        return covariates.stream()
                .map(name -> {
                    int column = panel.covariates().indexOf(name);
                    if (column < 0) {
                        throw new IllegalArgumentException(
                                "%s is none of the panel's covariates %s".formatted(name, panel.covariates()));
                    }
                    return column;
                })
                .toList();
    }
}
