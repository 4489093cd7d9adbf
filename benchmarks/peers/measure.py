"""What the peer scripts share: arguments, threads, and one JSON line per measurement."""

import argparse
import contextlib
import io
import json
import os
import resource
import sys
import time
from importlib.metadata import version

# Every pool that a peer may start; read when the peer is imported, hence set before.
THREADS = ("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "POLARS_MAX_THREADS")


def arguments(description, peers):
    """The options all scripts have; a script adds its own and parses."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("peer", choices=peers)
    parser.add_argument("--data", required=True, help="CSV file, see README.md")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=1, help="measurements in one process; the first one warms up")
    return parser


def limit_threads(count):
    for name in THREADS:
        os.environ[name] = str(count)


def measure(options, peer, task, n, work, describe):
    """Times `work` and prints the line; its last outcome is returned. `describe` turns an outcome into the figures of the
    line and is not timed. The peak is that of the process's resident set so far: interpreter, data and all."""
    for run in range(1, options.repeat + 1):
        with contextlib.redirect_stdout(io.StringIO()):  # some peers print as they go
            start = time.perf_counter()
            outcome = work()
            seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
        line = {
            "peer": peer,
            "version": version(peer),
            "task": task,
            "n": n,
            "threads": options.threads,
            "run": run,
            "seconds": round(seconds, 4),
            "peakMegabytes": round(peak),
            "result": {name: plain(value) for name, value in describe(outcome).items()},
        }
        print(json.dumps(line), flush=True)
    return outcome


def plain(value):
    """numpy numbers and arrays as JSON has them: 12 significant digits, null for what is not a number."""
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return [plain(v) for v in value]
    if value is None or isinstance(value, str):
        return value
    number = float(f"{float(value):.12g}")
    if number != number:
        return None
    return int(number) if number.is_integer() else number
