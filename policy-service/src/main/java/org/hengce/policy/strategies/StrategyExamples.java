package org.hengce.policy.strategies;

/** Requests as they stand in the OpenAPI document; the acceptance tests send them. */
final class StrategyExamples {
    static final String CODE = "CN-AI";
    static final String DRAFT = "CN-BIG-DATA";

    static final String STRATEGY = """
            {
              "code": "CN-AI",
              "title": {"zh": "人工智能发展战略", "en": "Artificial intelligence strategy"},
              "level": "NATIONAL",
              "issuer": "国务院",
              "documentNumber": null,
              "announcedOn": "2017-07-08",
              "goals": [{"indicator": "patent-grants", "sector": "QUANTUM", "transform": "LOG", "unitWeight": null, "weight": 1.0,
                         "targetEffect": 0.2, "targetValue": null, "targetYear": 2030, "smallestEffectOfInterest": 0.05}],
              "keyAreas": [{"code": "CHIPS", "name": {"zh": "智能芯片", "en": "Chips"}, "sectors": ["QUANTUM"], "regions": ["CN-GD"]}],
              "paths": [{"code": "RESEARCH", "name": {"zh": "基础研究", "en": "Basic research"}, "instruments": ["GRANT", "TAX"]}],
              "policies": [{"policy": "GD-AI-GRANT", "weight": 1.0, "keyArea": "CHIPS", "path": "RESEARCH"}],
              "window": {"from": "2010", "to": "2030"},
              "summary": {"zh": "以研发投入和人才培养推动人工智能发展。"}
            }""";

    static final String SHORTEST = """
            {
              "code": "CN-BIG-DATA",
              "title": {"zh": "大数据战略"},
              "level": "NATIONAL"
            }""";

    static final String STEP = """
            {"to": "PUBLISHED", "reason": "issued by the State Council"}""";

    private StrategyExamples() {}
}
