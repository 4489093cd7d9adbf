package org.hengce.policy.policies;

/** Requests as they stand in the OpenAPI document; the acceptance tests send them. */
final class PolicyExamples {
    static final String CODE = "GD-AI-GRANT";

    static final String POLICY = """
            {
              "code": "GD-AI-GRANT",
              "title": {"zh": "广东省人工智能研发补助", "en": "Guangdong grants for AI research"},
              "category": "RESEARCH_INNOVATION",
              "level": "PROVINCIAL",
              "issuer": "广东省科学技术厅",
              "documentNumber": "粤科〔2020〕1号",
              "instruments": ["GRANT"],
              "sectors": ["QUANTUM"],
              "strategy": null,
              "assignment": "CHOSEN",
              "announcedOn": "2019-11-08",
              "budget": {"amount": 200000000, "currency": "CNY", "executed": null},
              "coverage": [{"region": "CN-GD", "from": "2020", "to": null, "intensity": null}],
              "goals": [{"indicator": "patent-grants", "sector": "_T", "sectors": null, "transform": "LOG", "unitWeight": null, "weight": 1.0,
                         "targetEffect": 0.1, "targetValue": null, "targetYear": 2025, "smallestEffectOfInterest": 0.02}],
              "comparison": {"regions": null, "excluded": ["CN-HK", "CN-MO"]},
              "window": {"from": "2010", "to": null},
              "summary": {"zh": "对人工智能研发给予补助。"}
            }""";

    static final String SHORTEST = """
            {
              "code": "GD-TALENT",
              "title": {"zh": "广东省人才引进计划"},
              "category": "TALENT",
              "level": "PROVINCIAL",
              "coverage": [{"region": "CN-GD", "from": "2021-07"}]
            }""";

    static final String STEP = """
            {"to": "PUBLISHED", "reason": "issued by the provincial government"}""";

    private PolicyExamples() {}
}
