# The files of a bundle as R has them.

# Objects become named lists, arrays lists, null becomes NA.
read_json <- function(file) {
  text <- readChar(file, file.size(file), useBytes = TRUE)
  pattern <- "\"(?:[^\"\\\\]++|\\\\.)*+\"|[-+.0-9eE]++|true|false|null|[][{}:,]"
  tokens <- regmatches(text, gregexpr(pattern, text, perl = TRUE, useBytes = TRUE))[[1]]
  at <- 0
  take <- function() {
    at <<- at + 1
    tokens[at]
  }
  unquoted <- function(token) {
    token <- gsub("\\\\([\"\\\\/])", "\\1", substr(token, 2, nchar(token, "bytes") - 1))
    Encoding(token) <- "UTF-8"
    token
  }
  items <- function(end, item) {
    all <- list()
    if (tokens[at + 1] == end) {
      take()
      return(all)
    }
    repeat {
      all <- item(all)
      if (take() == end) return(all)
    }
  }
  value <- function() {
    token <- take()
    switch(substr(token, 1, 1),
      "{" = items("}", function(all) {
        key <- unquoted(take())
        take() # the colon
        all[[key]] <- value()
        all
      }),
      "[" = items("]", function(all) c(all, list(value()))),
      "\"" = unquoted(token),
      t = TRUE, f = FALSE, n = NA,
      as.numeric(token))
  }
  value()
}

or_na <- function(x) if (is.null(x) || length(x) == 0) NA else x
column <- function(objects, field) {
  text <- field %in% c("unit", "period", "cohort", "reason")
  vapply(objects, function(o) or_na(o[[field]]), if (text) "" else 0)
}
strings <- function(array) vapply(array, identity, "")

# One goal's panel: y by unit and period, first the index of the first treated period (Inf: never), weight by unit.
read_panels <- function(file) {
  cells <- read.csv(file, colClasses = "character", encoding = "UTF-8", na.strings = "")
  lapply(split(cells, factor(cells$goal, unique(cells$goal))), function(own) {
    units <- unique(own$unit)
    periods <- unique(own$period)
    by_unit <- own[match(units, own$unit), ]
    y <- matrix(as.numeric(own$outcome_exact), length(units), byrow = TRUE, dimnames = list(units, periods))
    first <- match(by_unit$first_treated, periods)
    list(
      y = y, units = units, periods = periods,
      first = ifelse(is.na(by_unit$first_treated), Inf, first),
      weight = ifelse(is.na(by_unit$weight_exact), 1, as.numeric(by_unit$weight_exact)),
      weighted = any(!is.na(by_unit$weight_exact)),
      # Every cell in its place, and the decimals those of the exact numbers.
      regular = nrow(own) == length(y) && all(own$unit == rep(units, each = length(periods))) &&
        all(own$period == rep(periods, length(units))) && agree(own$outcome, own$outcome_exact) &&
        agree(own$weight, own$weight_exact))
  })
}

# What one goal's panel is the mean of: y by region, period and sector.
read_sectors <- function(file) {
  cells <- read.csv(file, colClasses = "character", encoding = "UTF-8", na.strings = "")
  lapply(split(cells, factor(cells$goal, unique(cells$goal))), function(own) {
    names <- lapply(own[c("region", "period", "sector")], unique)
    y <- array(NA_real_, lengths(names), names)
    y[as.matrix(own[c("region", "period", "sector")])] <- as.numeric(own$outcome_exact)
    list(y = y, regular = nrow(own) == length(y) && !anyDuplicated(own[c("region", "period", "sector")]) &&
      agree(own$outcome, own$outcome_exact))
  })
}

agree <- function(decimal, exact) {
  a <- as.numeric(decimal)
  b <- as.numeric(exact)
  identical(is.na(a), is.na(b)) && all(abs(a - b) <= 1e-13 * abs(b), na.rm = TRUE)
}
