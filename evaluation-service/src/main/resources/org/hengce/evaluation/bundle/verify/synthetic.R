# Synthetic control (Abadie, Diamond and Hainmueller 2010) and synthetic difference-in-differences (Arkhangelsky et al.
# 2021; several starts: Clarke et al. 2023).

# Minimises |columns w - target|^2 + ridge |w|^2 over w >= 0 with sum 1 (Wolfe 1976: the point of smallest norm in the
# convex hull of the columns less the target).
simplex <- function(columns, target, ridge) {
  d <- rbind(columns - target, diag(sqrt(ridge), ncol(columns)))
  lengths <- colSums(d^2)
  support <- which.min(lengths)
  w <- as.numeric(seq_along(lengths) == support)
  for (step in seq_len(100 * length(w))) {
    point <- drop(d %*% w)
    gradient <- drop(crossprod(d, point))
    entering <- which.min(gradient)
    if (entering %in% support || sum(point^2) - gradient[entering] <= 1e-14 * max(lengths)) break
    support <- c(support, entering)
    repeat {
      origin <- d[, support[1]]
      others <- if (length(support) > 1) qr.coef(qr(d[, support[-1], drop = FALSE] - origin, tol = 1e-13), -origin)
      others[is.na(others)] <- 0
      best <- c(1 - sum(others), others)
      now <- w[support]
      if (all(best > 0)) {
        w[support] <- best
        break
      }
      reach <- ifelse(best > 0, Inf, now / (now - best))
      now <- pmax(0, now + min(1, reach) * (best - now))
      now[which.min(reach)] <- 0
      w[support] <- now
      support <- support[now > 0]
    }
    if (!entering %in% support) break
  }
  w
}

# Karush, Kuhn and Tucker: no column promises more than those that have weight.
optimal <- function(what, columns, target, ridge, w) {
  holds(sprintf("%s weights: none below 0, sum 1", what), all(w >= 0) && abs(sum(w) - 1) <= TOLERANCE)
  d <- rbind(columns - target, diag(sqrt(ridge), ncol(columns)))
  point <- drop(d %*% w)
  gap <- sum(point^2) - min(crossprod(d, point))
  allowed <- TOLERANCE * sum(point^2) + 1e-11 * max(colSums(d^2))
  share <- gap / sum(point^2)
  note(
    if (gap <= allowed) "OK" else "DIFFERS", sprintf("%s weights: optimal, share that others would gain", what),
    if (is.na(share) || share < 1e-10) "below 1e-10" else share, "0")
}
by_name <- function(weights, field, names) {
  w <- rep(0, length(names))
  w[match(column(weights, field), names)] <- column(weights, "weight")
  w
}

centred <- function(x) x - rep(colMeans(x), each = nrow(x))
problem <- function(y, treated, donors, start, zeta = NULL) {
  before <- seq_len(start - 1)
  own <- list(
    rows = y[treated, , drop = FALSE], donors = y[donors, , drop = FALSE], before = before, n = length(treated))
  own$target <- colMeans(own$rows)
  own$share <- own$n * (ncol(y) - start + 1)
  pre <- own$donors[, before, drop = FALSE]
  differences <- pre[, -1, drop = FALSE] - pre[, -ncol(pre), drop = FALSE]
  noise <- if (length(differences) < 2) 0 else sd(as.vector(differences))
  own$zeta <- if (is.null(zeta)) c(own$share^(1 / 4) * noise, 1e-6 * noise) else zeta
  own$of_units <- list(
    centred(t(pre)), own$target[before] - mean(own$target[before]), length(before) * own$zeta[1]^2)
  after <- rowMeans(own$donors[, -before, drop = FALSE])
  own$of_periods <- list(centred(pre), after - mean(after), nrow(pre) * own$zeta[2]^2)
  own
}
solved <- function(own) {
  own$omega <- do.call(simplex, own$of_units)
  own$lambda <- do.call(simplex, own$of_periods)
  own
}
effect_of <- function(own) {
  gaps <- own$target - colSums(own$omega * own$donors)
  mean(gaps[-own$before]) - sum(own$lambda * gaps[own$before])
}
together <- function(problems, what) {
  shares <- sapply(problems, `[[`, "share")
  sum(shares / sum(shares) * sapply(problems, what))
}

synthetic_did <- function(panel, effect, parameters) {
  if (length(parameters$covariates) > 0) return("covariates are projected out first; see package synthdid")
  donors <- match(strings(effect$unitsUsed$controls), panel$units)
  treated <- match(strings(effect$unitsUsed$treated), panel$units)
  cohorts <- split(treated, panel$first[treated])
  starts <- as.numeric(names(cohorts))
  fitted <- function(cohorts, donors, zetas = vector("list", length(starts))) {
    Map(function(units, start, zeta) solved(problem(panel$y, units, donors, start, zeta)), cohorts, starts, zetas)
  }
  if (length(cohorts) == 1) {
    own <- problem(panel$y, treated, donors, starts)
    own$omega <- by_name(effect$weights, "unit", panel$units[donors])
    own$lambda <- by_name(effect$timeWeights, "period", panel$periods[own$before])
    do.call(optimal, c("donors'", own$of_units, list(own$omega)))
    do.call(optimal, c("periods'", own$of_periods, list(own$lambda)))
    fits <- list(own)
  } else {
    # Stored are averages over cohorts; each cohort's own weights are found here.
    fits <- fitted(cohorts, donors)
    shares <- sapply(fits, `[[`, "share") / sum(sapply(fits, `[[`, "share"))
    averaged <- Reduce(`+`, Map(function(fit, share) share * fit$omega, fits, shares))
    stored <- by_name(effect$weights, "unit", panel$units[donors])
    same_all("donors' weights, averaged over cohorts", stored, averaged, 1)
    largest <- max(abs(panel$y), na.rm = TRUE)
    same_all("effects by cohort", column(effect$cohorts, "estimate"), sapply(fits, effect_of), largest)
  }
  estimate <- together(fits, effect_of)
  without <- vapply(strings(lapply(effect$leaveOneOut, `[[`, "unit")), function(unit) {
    together(fitted(cohorts, donors[panel$units[donors] != unit]), effect_of)
  }, 0)
  same_all("estimates without each donor", column(effect$leaveOneOut, "estimate"), without)
  error <- NA
  if (effect$inference %in% "PLACEBO_NORMAL") {
    zetas <- lapply(fits, `[[`, "zeta")
    sizes <- lengths(cohorts)
    placebo <- function(places) {
      units <- split(donors[places], rep(seq_along(sizes), sizes))
      together(fitted(units, donors[-places], zetas), effect_of)
    }
    ways <- prod(choose(length(donors) - c(0, cumsum(sizes))[seq_along(sizes)], sizes))
    if (length(treated) == 1) {
      effects <- sapply(seq_along(donors), placebo)
      stored <- column(effect$placebos, "effect")[match(panel$units[donors], column(effect$placebos, "unit"))]
      same_all("placebos, each fitted anew", stored, effects)
      error <- sqrt(mean((effects - mean(effects))^2))
    } else if (ways <= parameters$draws) {
      effects <- apply(every_way(seq_along(donors), sizes), 1, placebo)
      error <- sqrt(mean((effects - mean(effects))^2))
    } else {
      set.seed(1)
      effects <- replicate(200, placebo(sample(length(donors), sum(sizes))))
      close <- abs(sd(effects) / effect$standardError - 1) < 5 * sqrt(1 / 400 + 1 / (2 * parameters$draws))
      note(
        if (close) "OK" else "DIFFERS", "standard error, about: 200 draws of R's own", effect$standardError,
        sd(effects))
    }
  } else if (effect$inference %in% "JACKKNIFE") {
    effects <- jackknife(fits)
    error <- sqrt((length(effects) - 1) * mean((effects - mean(effects))^2))
  } else if (!is.na(effect$inference)) {
    not_checked("standard error", "bootstrap draws of Hengce's own generator; see package synthdid")
  }
  # Where the error comes from draws, interval and p-value are those of the error in the result.
  found <- by_law(estimate, if (is.na(error)) or_na(effect$standardError) else error)
  found$error <- error
  found
}

# Rows: donors' places, cohort by cohort.
every_way <- function(places, sizes) {
  if (length(sizes) == 0) return(matrix(0, 1, 0))
  chosen <- if (length(places) == 1) matrix(places) else combn(places, sizes[1])
  do.call(rbind, lapply(seq_len(ncol(chosen)), function(i) {
    rest <- every_way(setdiff(places, chosen[, i]), sizes[-1])
    cbind(matrix(chosen[, i], nrow(rest), sizes[1], byrow = TRUE), rest)
  }))
}

# Each unit deleted once, weights as they are.
jackknife <- function(fits) {
  without_donor <- sapply(seq_along(fits[[1]]$omega), function(j) {
    together(lapply(fits, function(own) {
      own$omega <- own$omega[-j] / sum(own$omega[-j])
      own$donors <- own$donors[-j, , drop = FALSE]
      own
    }), effect_of)
  })
  without_treated <- unlist(lapply(seq_along(fits), function(c) {
    sapply(seq_len(fits[[c]]$n), function(i) {
      fits[[c]]$target <- colMeans(fits[[c]]$rows[-i, , drop = FALSE])
      fits[[c]]$share <- fits[[c]]$share * (fits[[c]]$n - 1) / fits[[c]]$n
      together(fits, effect_of)
    })
  }))
  c(without_donor, without_treated)
}

gaps_of <- function(target, donors, before, w = simplex(t(donors[, before, drop = FALSE]), target[before], 0)) {
  gaps <- target - colSums(w * donors)
  pre <- sqrt(mean(gaps[before]^2))
  post <- sqrt(mean(gaps[-before]^2))
  list(estimate = mean(gaps[-before]), pre = pre, post = post, ratio = post / pre)
}

synthetic_control <- function(panel, effect, parameters) {
  donors <- match(strings(effect$unitsUsed$controls), panel$units)
  treated <- match(strings(effect$unitsUsed$treated), panel$units)
  before <- seq_len(panel$first[treated[1]] - 1)
  target <- colMeans(panel$y[treated, , drop = FALSE])
  table <- panel$y[donors, , drop = FALSE]
  w <- by_name(effect$weights, "unit", panel$units[donors])
  if (length(parameters$predictors) > 0) {
    holds("donors' weights: none below 0, sum 1", all(w >= 0) && abs(sum(w) - 1) <= TOLERANCE)
    not_checked("donors' weights: optimal", "predictors' weights come from a search; see package Synth")
    same("estimate", effect$estimate, gaps_of(target, table, before, w)$estimate)
    return("placebos with predictors are not fitted here")
  }
  optimal("donors'", t(table[, before, drop = FALSE]), target[before], 0, w)
  own <- gaps_of(target, table, before, w)
  same("fit before (RMSPE)", effect$rmspe$pre, own$pre)
  same("fit after (RMSPE)", effect$rmspe$post, own$post)
  without <- vapply(strings(lapply(effect$leaveOneOut, `[[`, "unit")), function(unit) {
    gaps_of(target, table[panel$units[donors] != unit, , drop = FALSE], before)$estimate
  }, 0)
  same_all("estimates without each donor", column(effect$leaveOneOut, "estimate"), without)
  found <- list(estimate = own$estimate, error = NA, p = NA, freedom = Inf, interval = function(level) c(NA, NA))
  if (!effect$inference %in% "PLACEBO_STUDENTISED") return(found)
  exact <- column(Filter(function(d) d$reason == "EXACT_PLACEBO_FIT", effect$unitsDropped), "unit")
  ranked <- which(!panel$units[donors] %in% unlist(exact))
  placebos <- lapply(ranked, function(u) gaps_of(table[u, ], table[-u, , drop = FALSE], before))
  at <- match(panel$units[donors][ranked], column(effect$placebos, "unit"))
  same_all("placebos, each fitted anew", column(effect$placebos, "effect")[at], sapply(placebos, `[[`, "estimate"))
  same_all("their RMSPE after / before", column(effect$placebos, "ratio")[at], sapply(placebos, `[[`, "ratio"))
  scaled <- sort(own$pre * sapply(placebos, function(p) abs(p$estimate) / p$pre), decreasing = TRUE)
  found$p <- (1 + sum(scaled >= abs(own$estimate) * (1 - 1e-9))) / (1 + length(scaled))
  found$interval <- function(level) {
    rank <- floor(round((1 - level) * (length(scaled) + 1), 9))
    if (rank == 0) c(NA, NA) else own$estimate + c(-1, 1) * scaled[rank]
  }
  rank <- 1 + sum(sapply(placebos, `[[`, "ratio") >= own$ratio * (1 - 1e-9))
  same("rank of RMSPE after / before", or_na(effect$rmspe$rank), rank)
  found
}
