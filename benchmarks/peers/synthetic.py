"""Synthetic difference-in-differences with placebo errors, and synthetic control, with diff-diff or mlsynth.

    python synthetic.py diff-diff sdid --data prop99.csv --unit state --period year --outcome packs_per_capita --treated treated
    python synthetic.py mlsynth sc --data donors.csv

`--treated` names a 0/1 column; without it, treatment follows from first_treated. Synthetic control here has no predictors:
donor weights >= 0 with sum 1 that fit the outcome before the treatment.
"""

from measure import arguments, limit_threads, measure


def main():
    parser = arguments("Synthetic DiD and synthetic control", ["diff-diff", "mlsynth"])
    parser.add_argument("method", choices=["sdid", "sc"])
    parser.add_argument("--placebos", type=int, default=38, help="refits for the standard error of sdid; the peers draw them at random")
    parser.add_argument("--treated", help="0/1 column")
    for role, name in (("unit", "unit"), ("period", "period"), ("outcome", "outcome"), ("cohort", "first_treated")):
        parser.add_argument(f"--{role}", default=name, help=f"column, default {name}")
    options = parser.parse_args()
    limit_threads(options.threads)

    import pandas as pd

    data = pd.read_csv(options.data)
    if options.treated:
        data["d"] = data[options.treated].astype(int)
    else:
        data["d"] = ((data[options.cohort] > 0) & (data[options.period] >= data[options.cohort])).astype(int)
    data = data[[options.unit, options.period, options.outcome, "d"]]
    data["ever"] = data.groupby(options.unit)["d"].transform("max")
    after = sorted(data.loc[data["d"] == 1, options.period].unique().tolist())
    before = data.loc[~data[options.period].isin(after), options.period].nunique()

    work, describe = {
        ("diff-diff", "sdid"): diff_diff_sdid, ("diff-diff", "sc"): diff_diff_sc,
        ("mlsynth", "sdid"): mlsynth_sdid, ("mlsynth", "sc"): mlsynth_sc,
    }[options.peer, options.method](options, data, after, before)
    units, periods = data[options.unit].nunique(), data[options.period].nunique()
    task = f"SDID, {options.placebos} placebos" if options.method == "sdid" else "synthetic control"
    measure(options, options.peer, f"{task}, {units - 1} donors x {periods} periods", len(data), work, describe)


def diff_diff_sdid(options, data, after, before):
    from diff_diff import SyntheticDiD

    def work():
        model = SyntheticDiD(variance_method="placebo", n_bootstrap=options.placebos, seed=1)
        return model.fit(data, outcome=options.outcome, treatment="ever", unit=options.unit, time=options.period, post_periods=after)

    return work, lambda r: {"estimate": r.att, "se": r.se}


def diff_diff_sc(options, data, after, before):
    from diff_diff import SyntheticControl

    def work():
        # equal weights for all outcomes before the treatment; its default would search for them, another problem
        model = SyntheticControl(v_method="custom", custom_v=[1.0] * before, standardize="none", seed=1)
        return model.fit(data, outcome=options.outcome, treatment="d", unit=options.unit, time=options.period, post_periods=after)

    return work, lambda r: {"estimate": r.att, "preRmspe": r.pre_rmspe, "donorsUsed": sum(w > 1e-6 for w in r.donor_weights.values())}


def mlsynth_sdid(options, data, after, before):
    from mlsynth import SDID

    def work():
        return SDID({**columns(options, data), "B": options.placebos, "seed": 1}).fit()

    return work, lambda r: {"estimate": r.inference_detail.att, "se": r.inference_detail.se}


def mlsynth_sc(options, data, after, before):
    from mlsynth import VanillaSC

    def work():
        return VanillaSC({**columns(options, data), "inference": False}).fit()

    def describe(r):
        return {"estimate": r.effects.att, "preRmspe": r.fit_diagnostics.rmse_pre, "donorsUsed": sum(w > 1e-6 for w in r.weights.donor_weights.values())}

    return work, describe


def columns(options, data):
    return {"df": data, "outcome": options.outcome, "treat": "d", "unitid": options.unit, "time": options.period, "display_graphs": False}


if __name__ == "__main__":
    main()
