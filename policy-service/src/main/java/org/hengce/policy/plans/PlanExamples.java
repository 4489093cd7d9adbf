package org.hengce.policy.plans;

/** A plan as it stands in the OpenAPI document; the acceptance tests seal it. */
final class PlanExamples {
    static final String PLAN = """
            {
              "goals": [{"indicator": "patent-grants", "sector": "_T", "transform": "LEVEL", "method": "SYNTHETIC_DID",
                         "comparison": {"regions": null, "excluded": ["CN-HK", "CN-MO"]},
                         "window": {"from": "2045", "to": null}, "smallestEffectOfInterest": 1.0, "weight": null}],
              "readings": [{"on": "2063-06-30", "lastPeriod": "2062"}, {"on": "2065-06-30", "lastPeriod": "2064"}]
            }""";

    private PlanExamples() {}
}
