"""Group-time average effects (Callaway & Sant'Anna 2021) with csdid, diff-diff or moderndid.

    python group_time.py csdid --data panel.csv
    python group_time.py csdid --data panel-x.csv --covariates x1,x2,x3
    python group_time.py csdid --data panel.csv --draws 1000

Never-treated controls, varying base period. Two lines a run: the ATT(g,t) with their standard errors, then the aggregates
(simple, event study, by cohort; by calendar period where the peer has it). With covariates the doubly robust estimator.
"""

import numpy as np

from measure import arguments, limit_threads, measure

AGGREGATES = {
    "csdid": ["simple", "dynamic", "group", "calendar"],
    "diff-diff": ["simple", "event_study", "group"],
    "moderndid": ["simple", "dynamic", "group", "calendar"],
}


def main():
    parser = arguments("Group-time average effects", list(AGGREGATES))
    parser.add_argument("--covariates", type=lambda s: s.split(","), default=[])
    parser.add_argument("--method", choices=["dr", "reg", "ipw"], help="default: dr with covariates; without, all are the same and reg is cheapest")
    parser.add_argument("--draws", type=int, default=0, help="multiplier bootstrap; 0 = analytical errors")
    parser.add_argument("--cells", action="store_true", help="print every ATT(g,t), for a check")
    for role, name in (("unit", "unit"), ("period", "period"), ("outcome", "outcome"), ("cohort", "first_treated")):
        parser.add_argument(f"--{role}", default=name, help=f"column, default {name}")
    options = parser.parse_args()
    options.method = options.method or ("dr" if options.covariates else "reg")
    limit_threads(options.threads)

    estimate, aggregate, rows, units = {"csdid": csdid, "diff-diff": diff_diff, "moderndid": moderndid}[options.peer](options)
    task = "group-time"
    if options.covariates:
        task += f" {options.method}, {len(options.covariates)} covariates"
    if options.draws:
        task += f", {options.draws} draws"

    def cells(outcome):
        group, period, att, se = (np.asarray(a, dtype=float) for a in rows(outcome))
        found = {"units": units, "cells": len(att), "attSum": np.nansum(att), "seSum": np.nansum(se)}
        if options.cells:
            found |= {"group": group, "period": period, "att": att, "se": se}
        return found

    outcome = measure(options, options.peer, task, options.rows, estimate, cells)
    measure(options, options.peer, task + ": aggregates", options.rows, lambda: aggregate(outcome), lambda found: found)


def read(options):
    import pandas as pd

    columns = [options.unit, options.period, options.outcome, options.cohort, *options.covariates]
    data = pd.read_csv(options.data, usecols=columns)
    options.rows = len(data)
    return data, data[options.unit].nunique()


def csdid(options):
    from csdid.att_gt import ATTgt

    data, units = read(options)

    def estimate():
        np.random.seed(1)
        model = ATTgt(
            yname=options.outcome, tname=options.period, idname=options.unit, gname=options.cohort, data=data,
            control_group="nevertreated", xformla=formula(options), biters=options.draws or 1000, cband=options.draws > 0,
            cores=options.threads, pl=options.threads > 1,
        )
        return model.fit(est_method=options.method, base_period="varying", bstrap=options.draws > 0)

    def aggregate(model):
        found = {}
        for kind in AGGREGATES["csdid"]:
            one = model.aggte(typec=kind, bstrap=options.draws > 0, cband=options.draws > 0, biters=options.draws or 1000).atte
            found[kind] = one["overall_att"]
            found[kind + "Se"] = np.asarray(one["overall_se"], dtype=float).ravel()[0]
        return found

    return estimate, aggregate, lambda m: (m.results["group"], m.results["year"], m.results["att"], m.results["se"]), units


def diff_diff(options):
    from diff_diff import CallawaySantAnna

    data, units = read(options)

    def estimate():
        model = CallawaySantAnna(
            control_group="never_treated", estimation_method=options.method, base_period="varying",
            n_bootstrap=options.draws, bootstrap_weights="mammen", seed=1, cband=options.draws > 0,
        )
        return model.fit(
            data, outcome=options.outcome, unit=options.unit, time=options.period, first_treat=options.cohort,
            covariates=options.covariates or None,
        )

    def rows(results):
        keys = sorted(results.group_time_effects)
        cells = [results.group_time_effects[k] for k in keys]
        return [k[0] for k in keys], [k[1] for k in keys], [c["effect"] for c in cells], [c["se"] for c in cells]

    def aggregate(results):
        found = {}
        for kind in AGGREGATES["diff-diff"]:
            one = results.aggregate(kind)  # event_study and group come without an overall figure
            found[kind], found[kind + "Se"] = one.att, one.se
        return found

    return estimate, aggregate, rows, units


def moderndid(options):
    import moderndid as peer
    import polars as pl

    columns = [options.unit, options.period, options.outcome, options.cohort, *options.covariates]
    data = pl.read_csv(options.data, columns=columns)
    options.rows = len(data)

    def estimate():
        return peer.att_gt(
            data=data, yname=options.outcome, tname=options.period, idname=options.unit, gname=options.cohort,
            xformla=formula(options), est_method=options.method, control_group="nevertreated", base_period="varying",
            boot=options.draws > 0, cband=options.draws > 0, biters=options.draws or 1000, random_state=1, n_jobs=options.threads,
        )

    def aggregate(result):
        found = {}
        for kind in AGGREGATES["moderndid"]:
            one = peer.aggte(result, type=kind, boot=options.draws > 0, cband=options.draws > 0, random_state=1)
            found[kind], found[kind + "Se"] = one.overall_att, one.overall_se
        return found

    return estimate, aggregate, lambda r: (r.groups, r.times, r.att_gt, r.se_gt), data[options.unit].n_unique()


def formula(options):
    return "~ " + " + ".join(options.covariates) if options.covariates else None


if __name__ == "__main__":
    main()
