# What the R peer scripts share: arguments as --name value, and one JSON line per measurement.
# Needs jsonlite and data.table. Threads of the linear algebra library are set from outside (OPENBLAS_NUM_THREADS).

Sys.setenv(TZ = "UTC") # else R asks the system for its time zone, and warns where there is none

arguments <- function(...) {
    found <- list(threads = "1", repeats = "1", unit = "unit", period = "period", outcome = "outcome", cohort = "first_treated", ...)
    given <- commandArgs(trailingOnly = TRUE)
    while (length(given) > 1) {
        found[[sub("^--", "", given[1])]] <- given[2]
        given <- given[-(1:2)]
    }
    if (length(given)) stop("arguments come in pairs, --name value; left over: ", given)
    data.table::setDTthreads(as.integer(found$threads))
    found
}

numbers <- function(text) as.numeric(strsplit(text, ",")[[1]])

# Highest resident set of this process so far, from Linux's own account; NA elsewhere.
peak <- function() {
    if (!file.exists("/proc/self/status")) return(NA)
    line <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
    round(as.numeric(gsub("[^0-9]", "", line)) * 1024 / 1e6)
}

measure <- function(options, peer, task, n, work, describe) {
    loadNamespace(peer) # not part of what is timed
    for (run in seq_len(as.integer(options$repeats))) {
        seconds <- system.time(outcome <- work())[["elapsed"]]
        line <- list(
            peer = peer, version = as.character(packageVersion(peer)), task = task, n = n, threads = as.integer(options$threads),
            run = run, seconds = round(seconds, 3), peakMegabytes = peak(), result = lapply(describe(outcome), unname)
        )
        cat(jsonlite::toJSON(line, auto_unbox = TRUE, digits = I(12), na = "null"), "\n", sep = "")
    }
    invisible(outcome)
}
