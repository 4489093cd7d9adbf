package org.hengce.methods.synthetic;

import java.util.HashSet;
import java.util.List;
import org.hengce.methods.option.OptionException;
import org.hengce.methods.panel.Panel;

/** Checks what the estimators are configured with. */
final class Options {
    /** An error to a quarter of a percent; each draw is a fit of its own. */
    private static final int DRAWS_AT_MOST = 100_000;

    private Options() {}

    static void check(double level, int threads) {
        if (!(level > 0 && level < 1)) {
            throw OptionException.level(level, "(0, 1)");
        }
        if (threads < 1) {
            throw OptionException.atLeast("threads", 1, threads);
        }
    }

    static void checkDraws(int draws) {
        if (draws < 2) {
            throw OptionException.atLeast("draws", 2, draws);
        }
        if (draws > DRAWS_AT_MOST) {
            throw OptionException.atMost("draws", DRAWS_AT_MOST, draws);
        }
    }

    static void checkDistinct(List<String> covariates) {
        if (new HashSet<>(covariates).size() != covariates.size()) {
            throw new OptionException(
                    "a covariate is named twice in %s; name each once".formatted(covariates),
                    "协变量重复：%s；每个只写一次".formatted(covariates));
        }
    }

    /** The index of each covariate in the panel. */
    static List<Integer> columns(Panel panel, List<String> covariates) {
        return covariates.stream()
                .map(name -> {
                    int column = panel.covariates().indexOf(name);
                    if (column < 0) {
                        throw new OptionException(
                                "%s is none of the panel's covariates %s".formatted(name, panel.covariates()),
                                "%s 不在面板的协变量 %s 之中".formatted(name, panel.covariates()));
                    }
                    return column;
                })
                .toList();
    }
}
