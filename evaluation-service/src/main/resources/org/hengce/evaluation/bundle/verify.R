# Recomputes an evaluation of Hengce from the files beside this one. Base R alone, no package, R 3.6 or newer.
#
#   Rscript verify.R [FOLDER]
#
# Prints what was compared as a table and ends with status 1 if anything DIFFERS, else with 0. What cannot be computed
# here is listed as "not checked" with the reason. Nothing of the result goes into a figure that it is compared with but
# the donors' and periods' weights, and those are shown to be optimal. Formulas: the papers named at each method.

TOLERANCE <- 1e-6 # relative
arguments <- commandArgs(FALSE)
own_file <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
given <- commandArgs(TRUE)
here <- if (length(own_file) > 0) dirname(own_file[1]) else "."
folder <- if (length(given) > 0) given[1] else here

# Comparing

rows <- list()
goal_now <- ""
note <- function(state, what, stored = NA, own = NA, why = "") {
  rows[[length(rows) + 1]] <<- list(goal = goal_now, what = what, stored = stored, own = own, state = state, why = why)
}
not_checked <- function(what, why) note("not checked", what, why = why)
holds <- function(what, condition, why = "") note(if (isTRUE(condition)) "OK" else "DIFFERS", what, why = why)

# size: of the numbers that both are differences of, whose rounding they carry.
same <- function(what, stored, own, size = 0) {
  if (is.na(stored)) return(if (!is.na(own)) not_checked(what, "the result has none; its reasons say why"))
  close <- !is.na(own) && abs(stored - own) <= TOLERANCE * max(abs(stored), abs(own)) + 1e-12 * size
  note(if (close) "OK" else "DIFFERS", what, stored, own)
}
# The same for numbers that stand in one order; those that the result does not have are left out.
same_all <- function(what, stored, own, size = 0) {
  compared <- !is.na(stored)
  if (!any(compared)) return(invisible())
  far <- abs(stored - own)[compared] / (pmax(abs(stored), abs(own))[compared] + 1e-6 * size)
  far[is.na(far)] <- Inf
  far[stored[compared] == own[compared]] <- 0
  fine <- length(stored) == length(own) && max(far) <= TOLERANCE
  shown <- which(compared)[which.max(if (fine) abs(stored[compared]) else far)]
  which_one <- if (fine) "largest" else "farthest"
  note(
    if (fine) "OK" else "DIFFERS", sprintf("%s (%d; the %s)", what, sum(compared), which_one), stored[shown], own[shown])
}

# All of it

for (file in c("reading", "hash", "series", "differences", "group-time", "synthetic", "effect", "score")) {
  source(file.path(here, "verify", paste0(file, ".R")))
}
specification <- read_json(file.path(folder, "specification.json"))
result <- read_json(file.path(folder, "result.json"))
panel_file <- file.path(folder, "panel.csv")
panels <- if (file.exists(panel_file)) read_panels(panel_file) else list()
sector_file <- file.path(folder, "sectors.csv")
sectors <- if (file.exists(sector_file)) read_sectors(sector_file) else list()
holds("result and specification are of the same evaluation", identical(result$id, specification$evaluation))
belonging <- unlist(lapply(specification$goals, `[[`, "effect"))
holds("every effect belongs to a goal", identical(as.numeric(sort(belonging)), as.numeric(seq_along(result$effects))))
for (goal in specification$goals) {
  goal_now <- paste(goal$goal, goal$series)
  panel <- panels[[as.character(goal$goal)]]
  if (is.na(goal$effect)) {
    not_checked("effect", "it is not in the result, whose reasons say why")
  } else if (is.null(panel)) {
    holds("panel: in panel.csv", FALSE)
  } else {
    effect <- result$effects[[goal$effect]]
    goal$parameters$seasonalCycle <- goal$seasonalCycle
    # What cannot even be computed with is no agreement.
    tryCatch({
      check_panel(panel, goal, result$provenance)
      check_sectors(sectors[[as.character(goal$goal)]], panel, goal)
      check_effect(panel, effect, goal)
    }, error = function(e) holds("computed without an error", FALSE, conditionMessage(e)))
  }
}
goal_now <- "policy"
tryCatch(
  check_score(result, specification$goals),
  error = function(e) holds("score computed without an error", FALSE, conditionMessage(e)))
if (length(result$robustness) > 0) {
  not_checked("robustness rows", "only headlines are recomputed")
}

shown <- function(x) if (is.na(x)) "" else if (is.numeric(x)) format(x, digits = 9) else x
table <- do.call(rbind, lapply(rows, function(r) {
  c(r$goal, r$what, shown(r$stored), shown(r$own), if (nzchar(r$why)) paste0(r$state, ": ", r$why) else r$state)
}))
colnames(table) <- c("goal", "what", "in the result", "recomputed", "")
widths <- apply(rbind(colnames(table), table), 2, function(x) max(nchar(x)))
line <- function(cells) cat(sub(" +$", "", paste(sprintf("%-*s", widths, cells), collapse = "  ")), "\n", sep = "")
cat(sprintf(
  "Evaluation %s of policy %s, version %s; %s\n\n",
  result$id, result$policy$code, result$policy$version, specification$software))
line(colnames(table))
for (i in seq_len(nrow(table))) line(table[i, ])
states <- sapply(rows, `[[`, "state")
count <- function(state) sum(states == state)
cat(sprintf("\n%d OK, %d DIFFERS, %d not checked\n", count("OK"), count("DIFFERS"), count("not checked")))
quit(status = if (any(states == "DIFFERS")) 1 else 0)
