package org.hengce.policy.references;

/** Requests as they stand in the OpenAPI document; the acceptance tests send them. */
final class ReferenceExamples {
    static final String CODE = "difference-in-differences";
    static final String ANOTHER_CODE = "parallel-trends";

    static final String TERM = """
            {
              "kind": "TERM",
              "title": {"zh": "双重差分", "en": "Difference in differences"},
              "text": {"zh": "实施地区的变化减去对照地区的变化。", "en": "The change where the policy applies, less the change where it does not."},
              "authors": [],
              "publisher": null,
              "documentNumber": null,
              "publishedOn": null,
              "link": null,
              "policies": ["GD-AI-GRANT"]
            }""";

    static final String LIST = """
            {
              "references": [
                {
                  "code": "parallel-trends",
                  "kind": "TERM",
                  "title": {"zh": "平行趋势", "en": "Parallel trends"},
                  "text": {"zh": "若无政策，实施地区与对照地区的变化相同。"}
                }
              ]
            }""";

    private ReferenceExamples() {}
}
