# Effects by cohort and period (Callaway and Sant'Anna, Journal of Econometrics 225(2), 2021), without covariates.

group_time <- function(panel, effect, parameters) {
  anticipation <- parameters$anticipation
  kept <- complete.cases(panel$y) & panel$first > 1 + anticipation
  y <- panel$y[kept, , drop = FALSE]
  first <- panel$first[kept]
  w <- panel$weight[kept]
  periods <- ncol(y)
  cells <- list()
  for (g in sort(unique(first[is.finite(first)]))) {
    own <- list()
    for (t in (if (parameters$base == "UNIVERSAL") 1 else 2):periods) {
      base <- if (parameters$base == "UNIVERSAL" || t >= g) g - 1 - anticipation else t - 1
      control <- if (parameters$controls == "NEVER") is.infinite(first) else first > max(t, base) + anticipation
      own[[length(own) + 1]] <- cell(y, w, first == g, control & first != g, g, t, base)
    }
    if (any(sapply(own, function(c) c$t >= g && c$controls > 0))) cells <- c(cells, own)
  }
  stored <- effect$attgt
  key <- function(cohort, period) paste(cohort, period)
  at <- match(sapply(cells, function(c) key(panel$periods[c$g], panel$periods[c$t])),
    key(column(stored, "cohort"), column(stored, "period")))
  holds("cells: one for each cohort and period", !anyNA(at) && length(at) == length(stored))
  size <- max(abs(y))
  same_all("effects by cohort and period", column(stored, "att")[at], sapply(cells, `[[`, "att"), size)
  same_all("their standard errors", column(stored, "standardError")[at], sapply(cells, error_of), size)

  after <- Filter(function(c) !is.na(c$att) && c$t >= c$g, cells)
  shown <- Filter(function(c) !is.na(c$att), cells)
  all <- list(simple = by_size(after, first, w))
  all$group <- by_size(lapply(split(after, sapply(after, `[[`, "g")), alike), first, w)
  all$calendar <- alike(lapply(split(after, sapply(after, `[[`, "t")), by_size, first, w))
  times <- parameters$eventTimes
  if (is.na(times$balance)) {
    event <- split(shown, sapply(shown, function(c) c$t - c$g))
    event <- event[as.numeric(names(event)) >= 0 & as.numeric(names(event)) <= times$latest]
    parts <- Filter(function(part) part$units >= times$minUnits, lapply(event, by_size, first, w))
    if (length(parts) > 0) all$dynamic <- alike(parts)
  }
  for (kind in intersect(names(effect$aggregates), names(all))) {
    average <- effect$aggregates[[kind]]
    same(sprintf("%s average", kind), average$att, all[[kind]]$att, size)
    same(sprintf("%s average, standard error", kind), or_na(average$standardError), error_of(all[[kind]]))
  }
  headline <- all[[effect$headline]]
  if (is.null(headline)) return("balanced averages are not")
  if (effect$inference %in% "MULTIPLIER_BOOTSTRAP") {
    not_checked("standard error, p-value and interval", "random signs by Hengce's own generator")
    return(list(estimate = headline$att, error = NA, p = NA, interval = function(level) c(NA, NA)))
  }
  by_law(headline$att, error_of(headline))
}

# Mean change of the cohort less that of its controls, and each unit's influence on it.
cell <- function(y, w, treated, control, g, t, base) {
  found <- list(
    g = g, t = t, att = if (t == base) 0 else NA, influence = rep(0, nrow(y)), spread = FALSE, units = sum(treated),
    controls = sum(control))
  if (t == base || !any(control)) return(found)
  change <- y[, t] - y[, base]
  side <- function(units) {
    mean <- sum(w[units] * change[units]) / sum(w[units])
    list(mean = mean, influence = ifelse(units, w * (change - mean) / sum(w[units]), 0))
  }
  one <- side(treated)
  other <- side(control)
  found$att <- one$mean - other$mean
  found$influence <- one$influence - other$influence
  found$spread <- sum(treated) > 1 && sum(control) > 1
  found
}
error_of <- function(x) if (x$spread) sqrt(sum(x$influence^2)) else NA

# The average by cohort size; that sizes are estimated is part of its influence.
by_size <- function(parts, first, w) {
  size <- sapply(parts, function(part) sum(w[first == part$g]))
  att <- sum(size * sapply(parts, `[[`, "att")) / sum(size)
  influence <- rep(0, length(w))
  for (k in seq_along(parts)) {
    influence <- influence + size[k] / sum(size) * parts[[k]]$influence +
      ifelse(first == parts[[k]]$g, w * (parts[[k]]$att - att) / sum(size), 0)
  }
  cohorts <- unique(sapply(parts, `[[`, "g"))
  list(att = att, influence = influence, spread = any(sapply(parts, `[[`, "spread")), units = sum(first %in% cohorts))
}
alike <- function(parts) {
  list(
    att = mean(sapply(parts, `[[`, "att")), influence = Reduce(`+`, lapply(parts, `[[`, "influence")) / length(parts),
    spread = any(sapply(parts, `[[`, "spread")), units = max(sapply(parts, `[[`, "units")), g = parts[[1]]$g)
}
