"""Writes the synthetic panels on which Hengce and its peers are timed: plain CSV, the same bytes on every machine.

    python generate.py adoption --units 1000000 --out panel.csv
    python generate.py adoption --units 1000000 --covariates 3 --out panel-x.csv
    python generate.py donors --donors 5000 --periods 200 --treated-from 151 --out donors.csv

Columns: unit, period, outcome, first_treated (0 = never treated) and, if asked for, x1, x2, ...; rows by unit, then period.
All data are synthetic. README.md has the recipe; only numpy is needed.
"""

import argparse
import time

import numpy as np

GAMMA = np.uint64(0x9E3779B97F4A7C15)
MICRO = 1_000_000  # outcomes and covariates carry six decimals
ROWS_AT_ONCE = 500_000


def splitmix64(state):
    """The output function of SplitMix64 (Steele, Lea & Flood 2014), on arrays of unsigned 64-bit integers."""
    z = state.copy()
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return z


class Stream:
    """Numbers that depend on seed, stream and index alone, so that a panel can be made in pieces of any size."""

    def __init__(self, seed, stream):
        self.start = splitmix64(np.array([(seed + stream * int(GAMMA)) % 2**64], dtype=np.uint64))[0]

    def uniform(self, index):
        """In [0, 1), 53 bits."""
        z = splitmix64(self.start + (index.astype(np.uint64) + np.uint64(1)) * GAMMA)
        return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def bell(self, index):
        """Mean 0, variance 1: sqrt(3) times the sum of four uniforms less 2. Additions and one product, so that no
        logarithm of a mathematical library decides about the last bit."""
        first = index.astype(np.uint64) * np.uint64(4)
        total = self.uniform(first)
        for k in range(1, 4):
            total += self.uniform(first + np.uint64(k))
        return (total - 2.0) * 1.7320508075688772


def adoption(arguments):
    """Staggered adoption with an effect of 1 + 0.1 e, e = periods since the first treated one."""
    periods = arguments.periods
    cohorts = np.array(arguments.cohorts, dtype=np.int64)
    if cohorts.min() < 2 or cohorts.max() > periods:
        raise SystemExit(f"cohorts {arguments.cohorts} must lie in 2..{periods}")
    streams = {name: Stream(arguments.seed, k) for k, name in enumerate(("cohort", "level", "noise"))}
    covariates = [Stream(arguments.seed, 10 + k) for k in range(arguments.covariates)]
    period = np.arange(1, periods + 1)

    def piece(first, last):
        u = np.arange(first, last)
        x = [micro(stream.bell(u)) / MICRO for stream in covariates]
        v = streams["cohort"].uniform(u)
        if x:  # selection on the first covariate
            v = np.clip(v + 0.05 * np.clip(x[0], -1.0, 1.0), 0.0, 1.0 - 2.0**-53)
        # the lower half is never treated, the upper half is shared out evenly
        rank = np.minimum(((v - 0.5) * 2 * len(cohorts)).astype(np.int64), len(cohorts) - 1)
        g = np.where(v < 0.5, 0, cohorts[np.maximum(rank, 0)])
        row = u[:, None] * periods + (period - 1)[None, :]
        since = period[None, :] - g[:, None]
        y = streams["level"].bell(u)[:, None] + 0.1 * period + streams["noise"].bell(row)
        for k, xk in enumerate(x):  # trends that differ by covariate
            y += 0.02 * (k + 1) * xk[:, None] * period
        y += np.where((g[:, None] > 0) & (since >= 0), 1.0 + 0.1 * since, 0.0)
        across = lambda a: np.repeat(a, periods)
        return [across(u + 1), np.tile(period, len(u)), micro(y).ravel(), across(g)] + [across(micro(xk)) for xk in x]

    names = ["unit", "period", "outcome", "first_treated"] + [f"x{k + 1}" for k in range(arguments.covariates)]
    whole = [True, True, False, True] + [False] * arguments.covariates
    write(arguments, names, whole, arguments.units, periods, piece)


def donors(arguments):
    """Unit 1 is treated, all others are donors; three factors, and the treated unit's loadings are the mean of three
    donors', so that a synthetic control exists. The effect is 1."""
    periods = arguments.periods
    if not 2 <= arguments.treated_from <= periods:
        raise SystemExit(f"--treated-from {arguments.treated_from} must lie in 2..{periods}")
    period = np.arange(1, periods + 1)
    level, slope, cycle, noise = (Stream(arguments.seed, 20 + k) for k in range(4))
    # a wave of 20 periods between -1 and 1, made of straight lines
    wave = np.abs((period % 20) - 10) / 5.0 - 1.0

    def piece(first, last):
        u = np.arange(first, last)
        row = u[:, None] * periods + (period - 1)[None, :]

        def loading(stream):
            of_treated = stream.bell(np.arange(1, 4)).sum() / 3
            return np.where(u == 0, of_treated, stream.bell(u))[:, None]

        y = 10 + 2 * loading(level) + (1 + 0.5 * loading(slope)) * period / periods * 5 + loading(cycle) * wave
        y += 0.5 * noise.bell(row)
        g = np.where(u == 0, arguments.treated_from, 0)
        y += np.where((g[:, None] > 0) & (period >= arguments.treated_from), 1.0, 0.0)
        return [np.repeat(u + 1, periods), np.tile(period, len(u)), micro(y).ravel(), np.repeat(g, periods)]

    write(arguments, ["unit", "period", "outcome", "first_treated"], [True, True, False, True], arguments.donors + 1, periods, piece)


def micro(value):
    return np.rint(value * MICRO).astype(np.int64)


def write(arguments, names, whole, units, periods, piece):
    start = time.perf_counter()
    step = max(1, ROWS_AT_ONCE // periods)
    with open(arguments.out, "wb") as file:
        file.write((",".join(names) + "\n").encode())
        for first in range(0, units, step):
            file.write(text(piece(first, min(units, first + step)), whole))
    print(f"{units * periods} rows in {time.perf_counter() - start:.1f} s -> {arguments.out}")


def text(columns, whole):
    """The rows as CSV. Every field is written right-aligned into a table of bytes, then the unused bytes are left out."""
    rows = len(columns[0])
    parts, used = [], []
    for k, (column, is_whole) in enumerate(zip(columns, whole)):
        scale = 0 if is_whole else 6
        size = np.abs(column)
        digits = max(len(str(int(size.max()))), scale + 1)
        width = 1 + digits + (scale > 0) + 1  # sign, digits, point, separator
        part = np.full((rows, width), ord("0"), dtype=np.uint8)
        keep = np.zeros((rows, width), dtype=bool)
        part[:, -1] = ord("\n") if k == len(columns) - 1 else ord(",")
        keep[:, -1] = True
        place, rest = width - 2, size.copy()
        for d in range(digits):
            if d == scale and scale:
                part[:, place] = ord(".")
                keep[:, place] = True
                place -= 1
            keep[:, place] = (rest > 0) | (d <= scale)
            rest, digit = np.divmod(rest, 10)
            part[:, place] += digit.astype(np.uint8)
            place -= 1
        # the minus stands right before the first digit that is kept
        negative = np.flatnonzero(column < 0)
        before = keep[negative].argmax(axis=1) - 1
        part[negative, before] = ord("-")
        keep[negative, before] = True
        parts.append(part)
        used.append(keep)
    return np.hstack(parts)[np.hstack(used)].tobytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    staggered = kinds.add_parser("adoption", help=adoption.__doc__)
    staggered.add_argument("--units", type=int, default=1_000_000)
    staggered.add_argument("--periods", type=int, default=10)
    staggered.add_argument("--cohorts", type=lambda s: [int(g) for g in s.split(",")], default=[2, 4, 5, 6, 8])
    staggered.add_argument("--covariates", type=int, default=0)
    staggered.set_defaults(run=adoption)
    pool = kinds.add_parser("donors", help=donors.__doc__)
    pool.add_argument("--donors", type=int, default=5_000)
    pool.add_argument("--periods", type=int, default=200)
    pool.add_argument("--treated-from", type=int, default=151)
    pool.set_defaults(run=donors)
    for each in (staggered, pool):
        each.add_argument("--seed", type=int, default=20240601)
        each.add_argument("--out", required=True)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
