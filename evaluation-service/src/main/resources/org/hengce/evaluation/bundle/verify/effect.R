# One effect with its panel, yardstick and verdict.

methods <- list(
  BEFORE_AFTER = before_after, INTERRUPTED_TIME_SERIES = interrupted, DIFFERENCE_IN_DIFFERENCES = differences,
  GROUP_TIME = group_time, SYNTHETIC_DID = synthetic_did, SYNTHETIC_CONTROL = synthetic_control)

check_panel <- function(panel, goal, provenance) {
  holds("panel: every cell once, decimals as the exact numbers", panel$regular)
  bytes <- canonical_form(panel)
  stored <- or_na(provenance$panelSha256[[goal$series]])
  if (length(bytes) > 5e5 && !exists("sha256sum", asNamespace("tools"))) {
    not_checked("panel: SHA-256", "a panel of this size needs R 4.5 or newer")
  } else {
    own <- sha256(bytes)
    note(if (identical(stored, own)) "OK" else "DIFFERS", "panel: SHA-256", substr(stored, 1, 12), substr(own, 1, 12))
  }
}

# The panel of a goal on several sectors is their mean in each region and period.
check_sectors <- function(cells, panel, goal) {
  named <- strsplit(goal$sector, "+", fixed = TRUE)[[1]]
  if (length(named) < 2) return(invisible())
  if (is.null(cells)) return(holds("panel: in sectors.csv", FALSE))
  holds("panel: every region in every sector", cells$regular && setequal(dimnames(cells$y)[[3]], named) &&
    setequal(dimnames(cells$y)[[1]], panel$units) && setequal(dimnames(cells$y)[[2]], panel$periods))
  means <- apply(cells$y, c(1, 2), mean)[panel$units, panel$periods, drop = FALSE]
  holds("panel: no value where a sector lacks one", identical(is.na(as.vector(means)), is.na(as.vector(panel$y))))
  same_all("panel: mean of the sectors", as.vector(panel$y), as.vector(means), max(abs(cells$y), na.rm = TRUE))
}

check_effect <- function(panel, effect, goal) {
  used <- lapply(effect$unitsUsed, strings)
  treated <- panel$first[match(used$treated, panel$units)]
  controls <- panel$first[match(used$controls, panel$units)]
  holds("units: treated ones become treated", !anyNA(treated) && all(is.finite(treated)))
  holds("units: compared ones never do",
    !anyNA(controls) && (effect$method == "GROUP_TIME" || all(is.infinite(controls))))
  holds("units: those left out are listed", setequal(unlist(c(used, column(effect$unitsDropped, "unit"))), panel$units))
  holds("method: as specified", identical(effect$method, goal$method))
  method <- methods[[effect$method]]
  found <- if (is.null(method)) "this method is not recomputed here" else method(panel, effect, goal$parameters)
  if (is.character(found)) {
    not_checked("estimate, error, interval", found)
    return(NULL)
  }
  if (!is.null(found$treated)) holds("units: all treated ones without gaps", setequal(found$treated, used$treated))
  size <- max(abs(panel$y), na.rm = TRUE)
  same("estimate", effect$estimate, found$estimate, size)
  same("standard error", if (is.na(found$error)) NA else or_na(effect$standardError), found$error, size)
  if (!is.na(found$p)) same("p-value", or_na(effect$pValue), found$p)
  if (is.list(effect$interval)) {
    own <- found$interval(effect$interval$level)
    if (!is.na(own[1])) same("interval, low", effect$interval$low, own[1], size)
    if (!is.na(own[2])) same("interval, high", effect$interval$high, own[2], size)
  }
  check_yardstick(panel, effect, goal)
  check_verdict(effect, goal, found)
  found
}

check_yardstick <- function(panel, effect, goal) {
  source <- or_na(effect$yardstickSource)
  if (is.na(source)) return(invisible())
  if (source == "TARGET") return(same("yardstick: size of the target effect", effect$yardstick, abs(goal$targetEffect)))
  periods <- ncol(panel$y)
  change <- function(y, length, from) mean(y[from:(from + length - 1)]) - mean(y[(from - length):(from - 1)])
  if (source == "UNTREATED_SD") {
    starts <- panel$first[is.finite(panel$first) & panel$first > 1]
    starts <- starts[periods - starts + 1 <= starts - 1]
    changes <- sapply(which(is.infinite(panel$first)), function(u) {
      mean(sapply(starts, function(s) change(panel$y[u, ], periods - s + 1, s)))
    })
    same("yardstick: spread of untreated units", effect$yardstick, sd(changes, na.rm = TRUE))
  } else if (source == "OWN_PAST_SD") {
    series <- one_series(panel, goal$parameters$aggregate)
    length <- periods - series$start + 1
    origins <- seq(length + 1, series$start - length)
    changes <- sapply(origins, function(s) change(series$y, length, s))
    same("yardstick: spread in its own past", effect$yardstick, sd(changes))
  }
}

check_verdict <- function(effect, goal, found) {
  verdict <- or_na(effect$verdict)
  if (is.na(verdict)) return(invisible())
  sign <- if (goal$direction == "LOWER_IS_BETTER") -1 else 1
  smallest <- if (is.na(goal$smallestEffectOfInterest)) effect$yardstick / 5 else goal$smallestEffectOfInterest
  own <- "CANNOT_TELL"
  if (is.list(effect$interval) && !is.na(effect$interval$low) && !is.na(effect$interval$high)) {
    turned <- sort(sign * c(effect$interval$low, effect$interval$high))
    equivalence <- found$interval(0.9)
    if (anyNA(equivalence)) {
      if (verdict == "NO_MATERIAL_EFFECT" || max(abs(turned)) <= 1.5 * smallest) {
        return(not_checked("verdict", "the 90 % interval is not recomputed"))
      }
    } else if (max(abs(equivalence)) <= smallest) own <- "NO_MATERIAL_EFFECT"
    if (own == "CANNOT_TELL" && turned[1] > 0 && sign * effect$estimate >= smallest) own <- "BENEFICIAL"
    if (own == "CANNOT_TELL" && turned[2] < 0 && sign * effect$estimate <= -smallest) own <- "HARMFUL"
  }
  note(if (own == verdict) "OK" else "DIFFERS", "verdict", verdict, own)
}
