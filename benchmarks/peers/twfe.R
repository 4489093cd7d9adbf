# Two-way fixed effects with fixest, errors clustered by unit.
#   Rscript twfe.R --data panel.csv [--event-study yes] [--threads 2]
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "measure.R"))
options <- arguments("event-study" = "no")
data <- data.table::fread(options$data, select = c(options$unit, options$period, options$outcome, options$cohort))
data.table::setnames(data, c("unit", "period", "outcome", "cohort"))
data[, treated := as.integer(cohort > 0 & period >= cohort)]
data[, event_time := ifelse(cohort > 0, period - cohort, -1L)]
fixest::setFixest_nthreads(as.integer(options$threads))

study <- options[["event-study"]] == "yes"
fit <- function() {
    model <- if (study) {
        fixest::feols(outcome ~ i(event_time, ref = -1) | unit + period, data, cluster = ~unit, lean = TRUE, notes = FALSE)
    } else {
        fixest::feols(outcome ~ treated | unit + period, data, cluster = ~unit, lean = TRUE, notes = FALSE)
    }
    list(estimate = coef(model), se = fixest::se(model))
}
describe <- function(m) {
    if (study) list(coefficients = length(m$estimate), estimates = m$estimate, ses = m$se) else m
}
measure(options, "fixest", if (study) "event study" else "TWFE", nrow(data), fit, describe)
