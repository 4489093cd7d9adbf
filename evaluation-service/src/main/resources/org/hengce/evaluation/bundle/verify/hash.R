# SHA-256 over the canonical form of a panel: length and UTF-8 bytes of texts, numbers as IEEE 754, all big-endian.

integer_bytes <- function(x) writeBin(as.integer(x), raw(), endian = "big")
text_bytes <- function(texts) {
  unlist(lapply(enc2utf8(texts), function(text) c(integer_bytes(nchar(text, "bytes")), charToRaw(text))))
}
number_bytes <- function(x) {
  bytes <- matrix(writeBin(as.double(x) + 0, raw(), endian = "big"), 8)
  bytes[, is.na(x)] <- as.raw(c(0x7f, 0xf8, 0, 0, 0, 0, 0, 0))
  as.vector(bytes)
}
canonical_form <- function(panel) {
  first <- ifelse(is.finite(panel$first), panel$first - 1, -1)
  units <- lapply(seq_along(panel$units), function(u) {
    c(text_bytes(panel$units[u]), integer_bytes(first[u]), number_bytes(panel$y[u, ]))
  })
  c(
    text_bytes(if (panel$weighted) "hengce-panel-2" else "hengce-panel-1"),
    integer_bytes(length(panel$periods)), text_bytes(panel$periods), integer_bytes(length(panel$units)), unlist(units),
    if (panel$weighted) c(integer_bytes(1), number_bytes(panel$weight), integer_bytes(c(0, 0))))
}

# FIPS 180-4 in halves of 16 bits, since R has no unsigned 32.
sha256 <- function(bytes) {
  tools <- asNamespace("tools")
  if (exists("sha256sum", tools)) {
    file <- tempfile()
    on.exit(unlink(file))
    writeBin(bytes, file)
    return(unname(get("sha256sum", tools)(file)))
  }
  halves <- function(x) cbind(x %/% 65536, x %% 65536)
  primes <- Filter(function(p) sum(p %% seq_len(p) == 0) == 2, 1:311)
  k <- halves(floor((primes^(1 / 3) %% 1) * 2^32))
  hash <- halves(floor((sqrt(primes[1:8]) %% 1) * 2^32))
  storage.mode(k) <- storage.mode(hash) <- "integer"
  add <- function(...) {
    sum <- Reduce(`+`, list(...))
    high <- sum[1] + sum[2] %/% 65536L
    c(high %% 65536L, sum[2] %% 65536L)
  }
  turn <- function(x, n) {
    if (n >= 16) {
      x <- rev(x)
      n <- n - 16
    }
    bitwOr(bitwShiftR(x, n), bitwAnd(bitwShiftL(rev(x), 16 - n), 65535L))
  }
  shift <- function(x, n) c(bitwShiftR(x[1], n), bitwAnd(bitwOr(bitwShiftR(x[2], n), bitwShiftL(x[1], 16 - n)), 65535L))
  mix <- function(x, a, b, third) bitwXor(bitwXor(turn(x, a), turn(x, b)), third)
  bits <- 8 * length(bytes)
  bytes <- c(bytes, as.raw(0x80), raw((55 - length(bytes)) %% 64), as.raw(bits %/% 256^(7:0) %% 256))
  words <- matrix(readBin(bytes, "integer", length(bytes) / 2, 2, signed = FALSE, endian = "big"), 2)
  for (block in seq_len(ncol(words) / 16)) {
    w <- matrix(0L, 64, 2)
    w[1:16, ] <- t(words[, (block - 1) * 16 + 1:16])
    for (t in 17:64) {
      w[t, ] <- add(w[t - 16, ], mix(w[t - 15, ], 7, 18, shift(w[t - 15, ], 3)), w[t - 7, ],
        mix(w[t - 2, ], 17, 19, shift(w[t - 2, ], 10)))
    }
    s <- hash
    for (t in 1:64) {
      e <- s[5, ]
      a <- s[1, ]
      choose <- bitwXor(bitwAnd(e, s[6, ]), bitwAnd(bitwXor(e, 65535L), s[7, ]))
      major <- bitwXor(bitwXor(bitwAnd(a, s[2, ]), bitwAnd(a, s[3, ])), bitwAnd(s[2, ], s[3, ]))
      one <- add(s[8, ], mix(e, 6, 11, turn(e, 25)), choose, k[t, ], w[t, ])
      two <- add(mix(a, 2, 13, turn(a, 22)), major)
      s[2:8, ] <- s[1:7, ]
      s[5, ] <- add(s[5, ], one)
      s[1, ] <- add(one, two)
    }
    for (i in 1:8) hash[i, ] <- add(hash[i, ], s[i, ])
  }
  paste(sprintf("%04x", t(hash)), collapse = "")
}
