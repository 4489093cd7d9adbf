package org.hengce.presentation.report;

import java.util.List;
import java.util.Map;
import org.hengce.presentation.report.Block.Citation;

/** Where the methods are described; titles are not translated. */
final class References {
    private static final Map<String, List<Citation>> BY_METHOD = Map.of(
            "SYNTHETIC_DID",
            List.of(doi(
                    "Arkhangelsky, D., Athey, S., Hirshberg, D. A., Imbens, G. W. and Wager, S. (2021). Synthetic"
                            + " Difference-in-Differences. American Economic Review 111(12), 4088–4118.",
                    "10.1257/aer.20190159")),
            "SYNTHETIC_CONTROL",
            List.of(doi(
                    "Abadie, A., Diamond, A. and Hainmueller, J. (2010). Synthetic Control Methods for Comparative Case"
                            + " Studies. Journal of the American Statistical Association 105(490), 493–505.",
                    "10.1198/jasa.2009.ap08746")),
            "GROUP_TIME",
            List.of(doi(
                    "Callaway, B. and Sant'Anna, P. H. C. (2021). Difference-in-Differences with Multiple Time Periods."
                            + " Journal of Econometrics 225(2), 200–230.",
                    "10.1016/j.jeconom.2020.12.001")),
            "DIFFERENCE_IN_DIFFERENCES",
            List.of(
                    doi(
                            "Sun, L. and Abraham, S. (2021). Estimating Dynamic Treatment Effects in Event Studies with"
                                    + " Heterogeneous Treatment Effects. Journal of Econometrics 225(2), 175–199.",
                            "10.1016/j.jeconom.2020.09.006"),
                    doi(
                            "Donald, S. G. and Lang, K. (2007). Inference with Difference-in-Differences and Other Panel"
                                    + " Data. Review of Economics and Statistics 89(2), 221–233.",
                            "10.1162/rest.89.2.221")),
            "INTERRUPTED_TIME_SERIES",
            List.of(doi(
                    "Bernal, J. L., Cummins, S. and Gasparrini, A. (2017). Interrupted Time Series Regression for the"
                            + " Evaluation of Public Health Interventions. International Journal of Epidemiology 46(1),"
                            + " 348–355.",
                    "10.1093/ije/dyw098")));

    private References() {}

    /** Where this method is described; none for one that needs no description. */
    static List<Citation> of(String method) {
        return BY_METHOD.getOrDefault(method, List.of());
    }

    /** What every evaluation rests on. */
    static List<Citation> always() {
        return List.of(new Citation(
                "Madaleno, M. and Waights, S. (2016). Guide to Scoring Methods Using the Maryland Scientific Methods"
                        + " Scale. What Works Centre for Local Economic Growth.",
                null));
    }

    private static Citation doi(String text, String doi) {
        return new Citation(text, "https://doi.org/" + doi);
    }
}
