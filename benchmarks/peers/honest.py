"""Relative magnitudes (Rambachan & Roth 2023) with honestdid or moderndid: conditional least-favourable hybrid (C-LF).

    python honest.py moderndid --data betahat.csv --sigma sigma.csv --before 5
"""

from measure import arguments, limit_threads, measure


def main():
    parser = arguments("Relative magnitudes", ["honestdid", "moderndid"])
    parser.add_argument("--sigma", required=True, help="CSV file: covariance matrix with a header row")
    parser.add_argument("--before", type=int, required=True, help="how many of the coefficients lie before the treatment")
    parser.add_argument("--mbar", type=lambda s: [float(m) for m in s.split(",")], default=[0.0, 0.5, 1.0, 1.5, 2.0])
    parser.add_argument("--target", choices=["first", "average"], default="first", help="effect in the first period or the mean effect")
    parser.add_argument("--grid", type=int, default=1000)
    options = parser.parse_args()
    limit_threads(options.threads)

    import numpy as np
    import pandas as pd

    beta = pd.read_csv(options.data)["betahat"].to_numpy()
    sigma = pd.read_csv(options.sigma).to_numpy()
    after = len(beta) - options.before
    weights = np.zeros(after)
    if options.target == "first":
        weights[0] = 1.0
    else:
        weights[:] = 1.0 / after
    work = {"honestdid": honestdid, "moderndid": moderndid}[options.peer](options, beta, sigma, after, weights.reshape(-1, 1))
    task = f"relative magnitudes, {options.target}, {options.before} + {after} periods, {len(options.mbar)} Mbar, grid {options.grid}"
    measure(options, options.peer, task, len(beta), work, lambda found: {"mbar": options.mbar, "low": found[0], "high": found[1]})


def honestdid(options, beta, sigma, after, weights):
    import torch
    from honestdid import createSensitivityResults_relativeMagnitudes

    torch.set_num_threads(options.threads)

    def work():
        found = createSensitivityResults_relativeMagnitudes(
            betahat=beta, sigma=sigma, numPrePeriods=options.before, numPostPeriods=after, Mbarvec=options.mbar,
            l_vec=torch.tensor(weights), gridPoints=options.grid,
        )
        return found["lb"].to_numpy(), found["ub"].to_numpy()

    return work


def moderndid(options, beta, sigma, after, weights):
    import numpy as np
    from moderndid.didhonest import create_sensitivity_results_rm

    def work():
        found = create_sensitivity_results_rm(
            betahat=beta, sigma=sigma, num_pre_periods=options.before, num_post_periods=after, m_bar_vec=np.array(options.mbar),
            l_vec=weights, grid_points=options.grid,
        )
        return found["lb"].to_numpy(), found["ub"].to_numpy()

    return work


if __name__ == "__main__":
    main()
