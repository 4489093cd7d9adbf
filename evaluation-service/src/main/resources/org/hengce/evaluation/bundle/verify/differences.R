# Differences in differences by regression.

# One change per unit, pooled t (Donald and Lang 2007).
pooled <- function(panel, treated, controls) {
  start <- min(panel$first[treated])
  after <- seq_len(ncol(panel$y)) >= start
  change <- rowMeans(panel$y[, after, drop = FALSE]) - rowMeans(panel$y[, !after, drop = FALSE])
  average <- function(units) sum(panel$weight[units] * change[units]) / sum(panel$weight[units])
  squares <- function(units) sum(panel$weight[units] * (change[units] - average(units))^2)
  freedom <- length(treated) + length(controls) - 2
  variance <- (squares(treated) + squares(controls)) / freedom
  by_law(
    average(treated) - average(controls),
    sqrt(variance * (1 / sum(panel$weight[treated]) + 1 / sum(panel$weight[controls]))), freedom)
}

# Takes unit and period means out of a table, by turns until nothing is left of them.
without_means <- function(table, weight) {
  weight[is.na(table)] <- 0
  table[is.na(table)] <- 0
  for (round in 1:10000) {
    by_unit <- rowSums(weight * table) / rowSums(weight)
    table <- table - by_unit
    by_period <- colSums(weight * table) / colSums(weight)
    table <- table - rep(by_period, each = nrow(table))
    if (max(abs(by_unit), abs(by_period)) <= 1e-14 * max(abs(table), 1e-300)) break
  }
  table * (weight > 0)
}

# Two-way fixed effects, errors clustered by unit; with few clusters the restricted wild bootstrap (Cameron, Gelbach and
# Miller 2008).
two_way <- function(panel, effect, parameters, units) {
  y <- panel$y[units, , drop = FALSE]
  weight <- matrix(panel$weight[units], nrow(y), ncol(y)) * !is.na(y)
  d <- 1 * outer(panel$first[units], seq_len(ncol(y)), "<=")
  d[is.na(y)] <- NA
  d <- without_means(d, weight)
  y <- without_means(y, weight)
  squares <- sum(weight * d^2)
  estimate <- sum(weight * d * y) / squares
  g <- nrow(y)
  n <- sum(weight > 0)
  scores <- rowSums(weight * d * (y - estimate * d))
  parameters_used <- 1 + ncol(y) + if (parameters$correction == "HC1") g - 1 else 0
  factor <- if (parameters$correction == "NONE") 1 else g / (g - 1) * (n - 1) / (n - parameters_used)
  found <- by_law(estimate, sqrt(factor * sum(scores^2)) / squares, g - 1)
  if (!effect$inference %in% "WILD_CLUSTER") return(found)
  found$interval <- function(level) c(NA, NA)
  found$p <- NA
  if (g > 12) {
    not_checked("p-value and interval", "9,999 draws of signs by Hengce's own generator")
    return(found)
  }
  signs <- as.matrix(expand.grid(rep(list(c(1, -1)), g - 1)))
  signs <- cbind(1, signs)
  # For each unit alone: what its residuals, all else 0, are once unit and period means are out.
  alone <- function(residuals) {
    sapply(seq_len(g), function(u) {
      as.vector(without_means(ifelse(weight > 0, residuals * (seq_len(g) == u), NA), weight))
    })
  }
  of_y <- alone(y)
  of_d <- alone(d)
  p_of <- function(value) {
    drawn <- signs %*% t(of_y - value * of_d)
    slope <- drop(drawn %*% as.vector(weight * d)) / squares
    left <- drawn - outer(slope, as.vector(d))
    sums <- left * rep(as.vector(weight * d), each = nrow(left))
    by_cluster <- sums %*% (outer(rep(seq_len(g), ncol(y)), seq_len(g), "==") * 1)
    t <- slope^2 / rowSums(by_cluster^2)
    mean(t >= (estimate - value)^2 / sum(scores^2) * (1 - 1e-9))
  }
  found$p <- p_of(0)
  level <- effect$interval$level
  for (end in c("low", "high")) {
    at <- effect$interval[[end]]
    if (!is.na(at)) {
      outward <- (if (end == "low") -1 else 1) * 1e-6 * max(found$error, abs(at))
      holds(sprintf("%s end of the interval: not rejected there, rejected beyond", end),
        p_of(at - outward) > 1 - level + 1e-9 && (p_of(at + outward) <= 1 - level + 1e-9 || at == 0))
    }
  }
  found
}

differences <- function(panel, effect, parameters) {
  treated <- match(strings(effect$unitsUsed$treated), panel$units)
  controls <- match(strings(effect$unitsUsed$controls), panel$units)
  if ("POOLED_T" %in% c(effect$inference, parameters$inference)) return(pooled(panel, treated, controls))
  if (parameters$model != "TWO_WAY" || length(parameters$clusters) > 1) {
    return("only the two-way regression clustered by unit is; see package fixest")
  }
  two_way(panel, effect, parameters, sort(c(treated, controls)))
}
