# Makes panel.csv and figures.json: what R's did gives for options that the published examples do not use.
# Rscript figures.R, in this folder; needs the packages did (2.5.1) and jsonlite.
suppressMessages({library(did); library(jsonlite)})

set.seed(20260115)
n <- 160
periods <- 8
first <- sample(c(0, 3, 5, 6, 8), n, TRUE, c(.4, .2, .15, .15, .1))
x1 <- rnorm(n) + .3 * (first > 0)
cluster <- sample(24, n, TRUE)
weight <- round(runif(n, .5, 3), 3)
panel <- do.call(rbind, lapply(1:n, function(i) {
  t <- 1:periods
  x2 <- .5 * x1[i] + cumsum(rnorm(periods, 0, .4)) # moves in time
  y <- 3 * rnorm(1) + .2 * t * x1[i] + .3 * x2 + .1 * t + rnorm(periods, 0, .6) +
    (first[i] > 0) * (t >= first[i]) * (.5 + .1 * (t - first[i]))
  data.frame(unit = sprintf("u%03d", i), period = t, y = round(y, 6), first = first[i],
             x1 = round(x1[i], 6), x2 = round(x2, 6), weight = weight[i], cluster = cluster[i])
}))
write.csv(panel, "panel.csv", row.names = FALSE, quote = FALSE)
panel$id <- as.integer(factor(panel$unit))

run <- function(controls, base, covariates = character(), estimator = "dr", anticipation = 0,
                weighted = FALSE, clustered = FALSE, subset = panel) {
  r <- suppressWarnings(att_gt(
    yname = "y", tname = "period", idname = "id", gname = "first", data = subset,
    xformla = if (length(covariates)) reformulate(covariates) else ~1,
    control_group = controls, base_period = base, est_method = estimator, anticipation = anticipation,
    weightsname = if (weighted) "weight", clustervars = if (clustered) "cluster", bstrap = FALSE, cband = FALSE))
  aggregate <- function(type, ...) {
    a <- suppressWarnings(aggte(r, type = type, bstrap = FALSE, cband = FALSE, na.rm = TRUE, ...))
    list(overall = a$overall.att, se = a$overall.se, egt = a$egt, att = a$att.egt, se_egt = a$se.egt)
  }
  list(controls = controls, base = base, covariates = I(covariates), estimator = estimator,
       anticipation = anticipation, weighted = weighted, clustered = clustered,
       neverTreated = any(subset$first == 0),
       group = r$group, t = r$t, att = r$att, se = r$se, pretest_W = as.numeric(r$W), pretest_p = as.numeric(r$Wpval),
       simple = aggregate("simple"), dynamic = aggregate("dynamic"), group_agg = aggregate("group"),
       calendar = aggregate("calendar"), balanced_2 = aggregate("dynamic", balance_e = 2))
}
both <- c("x1", "x2")
runs <- list(
  run("notyettreated", "varying", weighted = TRUE),
  run("nevertreated", "universal", weighted = TRUE),
  run("notyettreated", "varying", both, "dr", weighted = TRUE),
  run("nevertreated", "universal", both, "ipw", weighted = TRUE),
  run("notyettreated", "universal", both, "reg", weighted = TRUE),
  run("nevertreated", "varying", both, "dr"),
  run("notyettreated", "universal", both, "dr"),
  run("nevertreated", "varying", "x1", "dr"),
  run("notyettreated", "varying", "x1", "ipw"),
  run("notyettreated", "varying", anticipation = 2),
  run("notyettreated", "universal", both, "dr", anticipation = 1),
  run("nevertreated", "varying", clustered = TRUE),
  run("notyettreated", "universal", weighted = TRUE, clustered = TRUE),
  run("notyettreated", "varying", both, "dr", weighted = TRUE, clustered = TRUE),
  run("notyettreated", "varying", subset = panel[panel$first > 0, ]))
write_json(list(software = paste("did", packageVersion("did"), "DRDID", packageVersion("DRDID")), runs = runs),
           "figures.json", digits = I(15), auto_unbox = TRUE, na = "null", null = "null")
