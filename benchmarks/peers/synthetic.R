# Synthetic difference-in-differences and synthetic control with synthdid.
#   Rscript synthetic.R --method sdid --data prop99.csv --unit state --period year --outcome packs_per_capita --treated treated
#   Rscript synthetic.R --method sc --data donors.csv
# One treated unit. sdid: the estimate and one refit for each donor in the treated unit's place (as vcov(method = "placebo")
# does it, but every donor once instead of at random); the error is the standard deviation, divisor N.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "measure.R"))
options <- arguments(method = "sdid", treated = "")
data <- as.data.frame(data.table::fread(options$data))
data$d <- if (nzchar(options$treated)) data[[options$treated]] else
    as.integer(data[[options$cohort]] > 0 & data[[options$period]] >= data[[options$cohort]])
panel <- synthdid::panel.matrices(data[, c(options$unit, options$period, options$outcome, "d")])

sdid <- function() {
    fit <- synthdid::synthdid_estimate(panel$Y, panel$N0, panel$T0)
    tuning <- attr(fit, "opts")
    placebos <- sapply(seq_len(panel$N0), function(k) {
        Y <- panel$Y[c(setdiff(seq_len(panel$N0), k), k), ]
        start <- list(omega = attr(fit, "weights")$omega[-k], lambda = attr(fit, "weights")$lambda)
        start$omega <- if (sum(start$omega) > 0) start$omega / sum(start$omega) else rep(1 / length(start$omega), length(start$omega))
        do.call(synthdid::synthdid_estimate, c(list(Y = Y, N0 = panel$N0 - 1, T0 = panel$T0, weights = start), tuning))
    })
    list(estimate = c(fit), se = sqrt(mean((placebos - mean(placebos))^2)), placebos = length(placebos))
}
sc <- function() {
    fit <- synthdid::sc_estimate(panel$Y, panel$N0, panel$T0)
    omega <- attr(fit, "weights")$omega
    gap <- panel$Y[panel$N0 + 1, seq_len(panel$T0)] - drop(omega %*% panel$Y[seq_len(panel$N0), seq_len(panel$T0)])
    list(estimate = c(fit), preRmspe = sqrt(mean(gap^2)), donorsUsed = sum(omega > 1e-6))
}
task <- if (options$method == "sdid") sprintf("SDID, %d placebos", panel$N0) else "synthetic control"
task <- sprintf("%s, %d donors x %d periods", task, panel$N0, ncol(panel$Y))
measure(options, "synthdid", task, nrow(data), if (options$method == "sdid") sdid else sc, identity)
