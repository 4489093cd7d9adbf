# Makes figures.json: regressions on the bundled samples with every dummy written out, errors by sandwich.
# Rscript figures.R, in this folder; needs the packages sandwich (3.0-2) and jsonlite.
suppressMessages({library(sandwich); library(jsonlite)})

samples <- "../../../../../../../../samples/"
d <- read.csv(paste0(samples, "us-shall-carry-laws.csv"))
d$y <- log(d$violent_crime_per_100000)
d$initial <- substr(d$name, 1, 1)
d$weight <- ave(d$population_million, d$region) # constant within states
first <- sapply(split(d, d$region), function(s) if (any(s$law_in_force == 1)) min(s$year[s$law_in_force == 1]) else 9999)
d$g <- first[d$region]

# fixest's default factor: G/(G-1) * (n-1)/(n-K), fixed effects nested in clusters not counted, of two dimensions min(G)
clustered <- function(m, of, clusters, nested) {
  V <- vcovCL(m, cluster = clusters[[1]], type = "HC0", cadjust = FALSE)
  if (length(clusters) > 1) {
    V <- V + vcovCL(m, cluster = clusters[[2]], type = "HC0", cadjust = FALSE) -
      vcovCL(m, cluster = paste(clusters[[1]], clusters[[2]]), type = "HC0", cadjust = FALSE)
  }
  G <- min(sapply(clusters, function(c) length(unique(c))))
  n <- nobs(m)
  K <- sum(!is.na(coef(m))) - nested
  V <- V * G / (G - 1) * (n - 1) / (n - K)
  V[of, of, drop = FALSE]
}
states <- length(unique(d$region))
years <- length(unique(d$year))
figures <- function(m, of, clusters, nested) {
  V <- clustered(m, of, clusters, nested)
  list(names = of, coef = unname(coef(m)[of]), se = unname(sqrt(diag(V))))
}
x <- c("law_in_force", "prisoners_per_100000", "income_per_capita_usd")
plain <- lm(y ~ law_in_force + factor(region) + factor(year), d)
full <- lm(y ~ law_in_force + prisoners_per_100000 + income_per_capita_usd + factor(region) + factor(year), d)
weighted <- update(full, weights = weight)
gaps <- lm(formula(full), d[-seq(1, nrow(d), 13), ])
kept <- d[-seq(1, nrow(d), 13), ]

# event study: states treated throughout left out, -1 the reference, -6 and before and 8 and later binned
e <- d[d$g > 1977, ]
e$rel <- ifelse(e$g == 9999, -1, pmax(-6, pmin(8, e$year - e$g)))
e$rel <- relevel(factor(e$rel), "-1")
study <- lm(y ~ rel + factor(region) + factor(year), e)
times <- setdiff(levels(e$rel), "-1")
times <- times[order(as.integer(times))]
of <- paste0("rel", times)
V <- clustered(study, of, list(e$region), length(unique(e$region)) - 1)
after <- as.integer(times) >= 0
mean_after <- ifelse(after, 1 / sum(after), 0)

# Sun and Abraham: one dummy per cohort and distance, averaged by counts
e$cell <- ifelse(e$g == 9999 | e$year == e$g - 1, "reference", paste0(e$g, ":", e$year - e$g))
e$cell <- relevel(factor(e$cell), "reference")
sa <- lm(y ~ cell + factor(region) + factor(year), e)
cells <- setdiff(levels(e$cell), "reference")
Vs <- clustered(sa, paste0("cell", cells), list(e$region), length(unique(e$region)) - 1)
bs <- coef(sa)[paste0("cell", cells)]
counts <- as.numeric(table(e$cell)[cells])
distance <- as.integer(sub(".*:", "", cells))
average <- function(w) {
  w <- w / sum(w)
  list(estimate = sum(w * bs), se = sqrt(drop(t(w) %*% Vs %*% w)))
}

# one change per state and a pooled t: California's cigarettes
s <- read.csv(paste0(samples, "us-cigarettes.csv"))
change <- sapply(split(s, s$region), function(r) mean(r$packs_per_capita[r$year >= 1989]) - mean(r$packs_per_capita[r$year < 1989]))
t <- t.test(change["US-CA"], change[names(change) != "US-CA"], var.equal = TRUE)

write_json(list(
  software = paste(R.version.string, "sandwich", packageVersion("sandwich")),
  two_way = figures(plain, x[1], list(d$region), states - 1),
  covariates = figures(full, x, list(d$region), states - 1),
  weighted = figures(weighted, x, list(d$region), states - 1),
  gaps = c(figures(gaps, x, list(kept$region), states - 1), n = nobs(gaps)),
  by_initial = figures(full, x, list(d$initial), states - 1),
  by_state_and_year = figures(full, x, list(d$region, d$year), states - 1 + years - 1),
  event_study = list(times = as.integer(times), coef = unname(coef(study)[of]), se = unname(sqrt(diag(V))), vcov = unname(V),
    mean = sum(mean_after * coef(study)[of]), mean_se = sqrt(drop(t(mean_after) %*% V %*% mean_after))),
  sun_abraham = list(times = sort(unique(distance)),
    parts = lapply(sort(unique(distance)), function(k) average(counts * (distance == k))),
    att = average(counts * (distance >= 0))),
  pooled_t = list(estimate = unname(t$estimate[1] - t$estimate[2]), low = t$conf.int[1], high = t$conf.int[2], p = t$p.value, df = unname(t$parameter))
), "figures.json", digits = I(15), auto_unbox = TRUE, pretty = TRUE)
