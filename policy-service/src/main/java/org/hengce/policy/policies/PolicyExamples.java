package org.hengce.policy.policies;

/** Requests as they stand in the OpenAPI document; the acceptance tests send them. */
public final class PolicyExamples {
    public static final String CODE = "GD-AI-GRANT";
    static final String SHORTEST_CODE = "GD-TALENT";
    /** Of a policy for which a plan can be sealed. */
    public static final String AHEAD_CODE = "GD-CHIP-FUND";

    public static final String POLICY = """
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
              "budget": {"amount": 200000000, "currency": "CNY", "executed": null,
                         "years": [{"year": 2020, "amount": 120000000, "executed": 118000000},
                                   {"year": 2021, "amount": 80000000, "executed": null}]},
              "coverage": [{"region": "CN-GD", "from": "2020", "to": null, "intensity": 30, "intensityUnit": "percent of the cost"}],
              "goals": [{"indicator": "patent-grants", "sector": "_T", "sectors": null, "transform": "LOG", "unitWeight": null, "weight": 1.0,
                         "targetEffect": 0.1, "targetValue": null, "targetYear": 2025, "smallestEffectOfInterest": 0.02}],
              "comparison": {"regions": null, "excluded": ["CN-HK", "CN-MO"]},
              "window": {"from": "2010", "to": null},
              "summary": {"zh": "对人工智能研发给予补助。"},
              "legalBasis": "《广东省自主创新促进条例》",
              "rationale": {"marketFailure": "EXTERNALITY", "text": {"en": "Others learn from what a firm finds."}},
              "beneficiaries": [{"kind": "FIRMS", "count": 1200, "text": null}],
              "assignmentDocument": {"title": "申报指南", "number": "粤科函〔2019〕88号", "url": null},
              "inForceOn": "2020-01-01",
              "endedOn": null,
              "logicModel": {
                "items": [{"code": "GRANTS", "stage": "INPUT", "text": {"en": "Grants"}, "indicator": null},
                          {"code": "PROJECTS", "stage": "ACTIVITY", "text": {"en": "Projects"}, "indicator": null},
                          {"code": "PATENTS", "stage": "OUTCOME", "text": {"en": "Patents"}, "indicator": "patent-grants"}],
                "links": [{"from": "GRANTS", "to": "PROJECTS"}, {"from": "PROJECTS", "to": "PATENTS"}]
              }
            }""";

    static final String SHORTEST = """
            {
              "code": "GD-TALENT",
              "title": {"zh": "广东省人才引进计划"},
              "category": "TALENT",
              "level": "PROVINCIAL",
              "coverage": [{"region": "CN-GD", "from": "2021-07"}]
            }""";

    static final String AHEAD = """
            {
              "code": "GD-CHIP-FUND",
              "title": {"zh": "广东省集成电路基金", "en": "Guangdong chip fund"},
              "category": "INDUSTRIAL_PLANNING",
              "level": "PROVINCIAL",
              "coverage": [{"region": "CN-GD", "from": "2060"}],
              "goals": [{"indicator": "patent-grants", "targetEffect": 3.0, "smallestEffectOfInterest": 1.0}]
            }""";

    static final String STEP = """
            {"to": "PUBLISHED", "reason": "issued by the provincial government", "effectiveOn": "2019-11-08"}""";

    private PolicyExamples() {}
}
