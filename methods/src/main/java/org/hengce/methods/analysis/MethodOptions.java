package org.hengce.methods.analysis;

/** Whether what all methods are asked alike goes with one of them: what it would not use is refused. */
final class MethodOptions {
    private MethodOptions() {}

    static void check(AnalysisMethod method, AnalysisOptions options) {
        if (!options.covariates().isEmpty() && !method.takesCovariates()) {
            throw new IllegalArgumentException(
                    "%s uses no covariates, not %s".formatted(method.word(), String.join(", ", options.covariates())));
        }
        if (options.clusters().size() > method.clustersAtMost()) {
            throw new IllegalArgumentException(
                    method.clustersAtMost() == 0
                            ? "the errors of %s are not clustered".formatted(method.word())
                            : "%s clusters by at most %d columns, not by %s"
                                    .formatted(
                                            method.word(),
                                            method.clustersAtMost(),
                                            String.join(", ", options.clusters())));
        }
        if (!options.interruptions().isEmpty() && method != AnalysisMethod.ITS) {
            throw new IllegalArgumentException("%s knows one start, not the further interruptions %s"
                    .formatted(method.word(), String.join(", ", options.interruptions())));
        }
    }
}
