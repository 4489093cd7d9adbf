# Methods on one series.

# What an estimate, its error and the t distribution (normal: Inf degrees of freedom) say.
by_law <- function(estimate, error, freedom = Inf, ...) {
  list(
    estimate = estimate, error = error, p = 2 * pt(-abs(estimate / error), freedom), freedom = freedom,
    interval = function(level) estimate + c(-1, 1) * qt(0.5 + level / 2, freedom) * error, ...)
}

# Treated units without gaps, added up or averaged.
one_series <- function(panel, how) {
  units <- is.finite(panel$first) & panel$first > 1 & complete.cases(panel$y)
  of <- panel$y[units, , drop = FALSE]
  y <- if (how == "SUM") colSums(of) else colMeans(of)
  list(y = y, start = unique(panel$first[units]), units = panel$units[units])
}

# Welch (1947), the variance inflated by (1 + rho) / (1 - rho).
before_after <- function(panel, effect, parameters) {
  series <- one_series(panel, parameters$aggregate)
  parts <- split(series$y, seq_along(series$y) >= series$start)
  squares <- sapply(parts, function(x) sum((x - mean(x))^2))
  products <- sapply(parts, function(x) sum((x - mean(x))[-1] * (x - mean(x))[-length(x)]))
  n <- lengths(parts)
  variances <- squares / (n - 1) / n
  rho <- if (parameters$plainWelch) 0 else max(0, sum(products) / sum(squares))
  freedom <- sum(variances)^2 / sum(variances^2 / (n - 1))
  same("degrees of freedom", or_na(effect$degreesOfFreedom), freedom)
  error <- sqrt(sum(variances) * (1 + rho) / (1 - rho))
  by_law(mean(parts[[2]]) - mean(parts[[1]]), error, freedom, treated = series$units)
}

# Segmented regression, Newey and West (1987) with Bartlett's weights.
interrupted <- function(panel, effect, parameters) {
  series <- one_series(panel, parameters$aggregate)
  n <- length(series$y)
  t <- seq_len(n)
  starts <- c(series$start, match(strings(parameters$interruptions), panel$periods))
  x <- cbind(1, t)
  for (start in starts) x <- cbind(x, t >= start, if (parameters$slope) pmax(0, t - start))
  cycle <- parameters$seasonalCycle
  for (k in seq_len(effect$fit$harmonics)) {
    x <- cbind(x, if (2 * k != cycle) sin(2 * pi * k * t / cycle), cos(2 * pi * k * t / cycle))
  }
  bread <- solve(crossprod(x))
  coefficients <- qr.coef(qr(x), series$y)
  scores <- x * drop(series$y - x %*% coefficients)
  meat <- crossprod(scores)
  for (l in seq_len(effect$fit$lag)) {
    gamma <- crossprod(scores[(l + 1):n, , drop = FALSE], scores[1:(n - l), , drop = FALSE])
    meat <- meat + (1 - l / (effect$fit$lag + 1)) * (gamma + t(gamma))
  }
  covariance <- bread %*% meat %*% bread * (if (parameters$adjust) n / (n - ncol(x)) else 1)
  end <- if (length(starts) > 1) starts[2] else n + 1
  mean_effect <- rep(0, ncol(x))
  mean_effect[3] <- 1
  if (parameters$slope) mean_effect[4] <- (end - starts[1] - 1) / 2
  same("jump at the start", effect$level$estimate, coefficients[3], max(abs(series$y)))
  if (parameters$slope) same("change of the trend", effect$slope$estimate, coefficients[4], max(abs(series$y)))
  by_law(
    sum(mean_effect * coefficients), sqrt(drop(mean_effect %*% covariance %*% mean_effect)), n - ncol(x),
    treated = series$units)
}
