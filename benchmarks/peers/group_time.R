# Group-time average effects with did.
#   Rscript group_time.R --data panel.csv [--covariates x1,x2,x3] [--draws 1000] [--threads 2]
# Never-treated controls, varying base period. Two lines a run: the ATT(g,t) with standard errors, then the aggregates.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "measure.R"))
options <- arguments(covariates = "", draws = "0", cells = "no")
covariates <- strsplit(options$covariates, ",")[[1]]
method <- if (length(covariates)) "dr" else "reg"
draws <- as.integer(options$draws)
threads <- as.integer(options$threads)

data <- as.data.frame(data.table::fread(options$data, select = c(options$unit, options$period, options$outcome, options$cohort, covariates)))
task <- "group-time"
if (length(covariates)) task <- sprintf("%s %s, %d covariates", task, method, length(covariates))
if (draws > 0) task <- sprintf("%s, %d draws", task, draws)

estimate <- function() {
    set.seed(1)
    did::att_gt(
        yname = options$outcome, tname = options$period, idname = options$unit, gname = options$cohort, data = data,
        xformla = if (length(covariates)) reformulate(covariates) else ~1, est_method = method, control_group = "nevertreated",
        base_period = "varying", bstrap = draws > 0, cband = draws > 0, biters = max(draws, 1000L), pl = threads > 1, cores = threads
    )
}
cells <- function(m) {
    found <- list(units = m$n, cells = length(m$att), attSum = sum(m$att, na.rm = TRUE), seSum = sum(m$se, na.rm = TRUE))
    if (options$cells == "yes") found <- c(found, list(group = m$group, period = m$t, att = m$att, se = m$se))
    found
}
aggregates <- function() {
    found <- list()
    for (kind in c("simple", "dynamic", "group", "calendar")) {
        one <- did::aggte(model, type = kind, bstrap = draws > 0, cband = draws > 0, na.rm = TRUE)
        found[[kind]] <- one$overall.att
        found[[paste0(kind, "Se")]] <- one$overall.se
    }
    found
}
model <- measure(options, "did", task, nrow(data), estimate, cells)
measure(options, "did", paste0(task, ": aggregates"), nrow(data), aggregates, identity)
