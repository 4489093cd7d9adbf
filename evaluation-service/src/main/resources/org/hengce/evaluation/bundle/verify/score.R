# What the effects come to: score, probability, rating.

check_score <- function(result, goals) {
  effects <- result$effects
  p <- vapply(effects, function(e) or_na(e$pValue), 0)
  for (kind in c("holm", "benjaminiHochberg")) {
    stored <- vapply(effects, function(e) if (is.list(e$adjustedPValues)) e$adjustedPValues[[kind]] else NA_real_, 0)
    if (length(p) > 0) same_all(paste("p-values,", kind), stored, p.adjust(p, if (kind == "holm") kind else "BH"))
  }
  if (!is.list(result$score)) return(invisible())
  known <- Filter(function(g) !is.na(g$direction), goals)
  dimension <- sapply(known, `[[`, "dimension")
  neutral <- sapply(known, `[[`, "direction") == "NEUTRAL"
  given <- vapply(known, function(g) or_na(g$weight), 0)
  weighted <- all(vapply(goals, function(g) !is.na(or_na(g$weight)), TRUE))
  weight <- if (weighted) given else 1 / sapply(dimension, function(d) sum(dimension[!neutral] == d))
  weight[neutral] <- 0
  parts <- lapply(known, function(g) {
    if (is.na(g$effect)) return(NULL)
    e <- effects[[g$effect]]
    if (is.na(or_na(e$yardstick)) || g$direction == "NEUTRAL") return(NULL)
    uncertainty(e, if (g$direction == "LOWER_IS_BETTER") -1 else 1)
  })
  has <- !sapply(parts, is.null)
  error <- sapply(parts, function(part) if (is.null(part)) NA else part$error)
  counts <- has & (is.na(error) == !any(!is.na(error)))
  weight <- ifelse(counts, weight, 0) / sum(weight[counts])
  parts <- parts[weight > 0]
  w <- weight[weight > 0]
  points <- function(benefit) pmin(100, pmax(0, 50 + 50 * benefit))
  same("score, point", result$score$point, sum(w * points(sapply(parts, `[[`, "benefit"))))
  if (is.na(or_na(result$score$mean))) return(invisible())

  # The 10,000 draws share one deviation: here its distribution in 100,000 steps.
  z <- qnorm((seq_len(1e5) - 0.5) / 1e5)
  drawn <- sapply(parts, function(part) {
    part$benefit + part$error * (if (is.finite(part$freedom)) qt(pnorm(z), part$freedom) else z)
  })
  scores <- drop(matrix(points(drawn), length(z)) %*% w)
  near <- function(what, stored, low, high) {
    note(
      if (stored >= low - 1e-9 && stored <= high + 1e-9) "OK" else "DIFFERS",
      paste0(what, ", within five errors of 10,000 draws"), stored, (low + high) / 2)
  }
  near("score, mean", result$score$mean, mean(scores) - sd(scores) / 20, mean(scores) + sd(scores) / 20)
  tail <- (1 - result$score$level) / 2
  width <- 5 * sqrt(tail * (1 - tail) / 1e4)
  near("score, low", result$score$low, quantile(scores, tail - width), quantile(scores, tail + width))
  near("score, high", result$score$high, quantile(scores, 1 - tail - width), quantile(scores, 1 - tail + width))
  beneficial <- mean(drop(drawn %*% w) > 0)
  spread <- 5 * sqrt(max(beneficial * (1 - beneficial), 1e-5) / 1e4)
  near("probability of a benefit", result$score$probabilityBeneficial, beneficial - spread, beneficial + spread)
  clear <- sum(w * sapply(parts, `[[`, "lower")) > 0
  check_rating(result, clear, any(sapply(effects, function(e) or_na(e$verdict)) %in% "HARMFUL"))
}

uncertainty <- function(effect, sign) {
  by_t <- effect$inference %in% c("WELCH", "HAC_T", "CLUSTER_T", "POOLED_T")
  freedom <- or_na(c(effect$regression$degreesOfFreedom, effect$fit$degreesOfFreedom, effect$degreesOfFreedom))[1]
  freedom <- if (by_t && !is.na(freedom)) freedom else Inf
  ends <- if (is.list(effect$interval)) c(effect$interval$low, effect$interval$high) else c(NA, NA)
  error <- or_na(effect$standardError)
  if (is.na(error) && !anyNA(ends)) error <- diff(ends) / 2 / qt(0.5 + effect$interval$level / 2, freedom)
  half <- qt(0.975, freedom) * error
  lower <- if (!anyNA(ends) && effect$interval$level == 0.95) min(sign * ends) else sign * effect$estimate - half
  list(
    benefit = sign * effect$estimate / effect$yardstick, error = error / effect$yardstick,
    lower = lower / effect$yardstick, freedom = freedom)
}

check_rating <- function(result, clear, harmful) {
  s <- result$score
  p <- s$probabilityBeneficial
  own <- if (s$low >= 40 && s$high <= 60) {
    "NO_MATERIAL_EFFECT"
  } else if (p >= 0.975 && s$mean >= 60 && result$evidence$level >= 2 && !harmful) {
    if (clear) "EFFECTIVE" else "PROMISING"
  } else if (p <= 0.025 && s$mean <= 40) {
    "HARMFUL"
  } else if (p >= 0.9 && s$mean > 50) "PROMISING" else "INCONCLUSIVE"
  note(if (own %in% result$rating) "OK" else "DIFFERS", "rating", result$rating, own)
}
