"""Two-way fixed effects with pyfixest, errors clustered by unit.

    python twfe.py pyfixest --data panel.csv
    python twfe.py pyfixest --data panel.csv --event-study --threads 2

The event study has one coefficient for each period from the first treated one, -1 left out; units never treated are in the
reference.
"""

from measure import arguments, limit_threads, measure


def main():
    parser = arguments("Two-way fixed effects", ["pyfixest"])
    parser.add_argument("--event-study", action="store_true")
    parser.add_argument("--demeaner", choices=["rust", "numba", "within"], default="rust", help="rust is pyfixest's default and its fastest here")
    for role, name in (("unit", "unit"), ("period", "period"), ("outcome", "outcome"), ("cohort", "first_treated")):
        parser.add_argument(f"--{role}", default=name, help=f"column, default {name}")
    options = parser.parse_args()
    limit_threads(options.threads)

    import pandas as pd
    import pyfixest as pf
    from pyfixest.demeaners import LsmrDemeaner, MapDemeaner

    columns = [options.unit, options.period, options.outcome, options.cohort]
    data = pd.read_csv(options.data, usecols=columns)
    since = data[options.period] - data[options.cohort]
    ever = data[options.cohort] > 0
    data["treated"] = (ever & (since >= 0)).astype("int8")
    data["event_time"] = since.where(ever, -1).astype("int64")
    regressors = "i(event_time, ref=-1)" if options.event_study else "treated"
    demeaner = LsmrDemeaner() if options.demeaner == "within" else MapDemeaner(backend=options.demeaner)

    def fit():
        model = pf.feols(
            f"{options.outcome} ~ {regressors} | {options.unit} + {options.period}", data, vcov={"CRV1": options.unit},
            demeaner=demeaner, copy_data=False, store_data=False,
        )
        return model.coef(), model.se()

    def describe(outcome):
        coefficients, errors = outcome
        if len(coefficients) == 1:
            return {"estimate": coefficients.iloc[0], "se": errors.iloc[0]}
        return {"coefficients": len(coefficients), "estimates": coefficients.to_numpy(), "ses": errors.to_numpy()}

    task = ("event study" if options.event_study else "TWFE") + f", {options.demeaner}"
    measure(options, "pyfixest", task, len(data), fit, describe)


if __name__ == "__main__":
    main()
