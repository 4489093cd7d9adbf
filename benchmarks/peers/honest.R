# Relative magnitudes with HonestDiD: conditional least-favourable hybrid (C-LF), its default.
#   Rscript honest.R --data betahat.csv --sigma sigma.csv --before 5 [--target average] [--mbar 0,0.5,1,1.5,2] [--grid 1000]
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))), "measure.R"))
options <- arguments(sigma = "", before = "", target = "first", mbar = "0,0.5,1,1.5,2", grid = "1000")
beta <- read.csv(options$data)$betahat
sigma <- unname(as.matrix(read.csv(options$sigma)))
before <- as.integer(options$before)
after <- length(beta) - before
weights <- if (options$target == "first") c(1, rep(0, after - 1)) else rep(1 / after, after)
mbar <- numbers(options$mbar)

work <- function() {
    HonestDiD::createSensitivityResults_relativeMagnitudes(
        betahat = beta, sigma = sigma, numPrePeriods = before, numPostPeriods = after, Mbarvec = mbar, l_vec = matrix(weights),
        gridPoints = as.integer(options$grid)
    )
}
task <- sprintf("relative magnitudes, %s, %d + %d periods, %d Mbar, grid %s", options$target, before, after, length(mbar), options$grid)
measure(options, "HonestDiD", task, length(beta), work, function(found) list(mbar = mbar, low = found$lb, high = found$ub))
