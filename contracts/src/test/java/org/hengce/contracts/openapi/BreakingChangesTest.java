package org.hengce.contracts.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate itself, on a small document: each way to break a client is seen, and what harms nobody is let through. */
class BreakingChangesTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            security: [{bearer: []}]
            paths:
              /things/{code}:
                put:
                  x-hengce-roles: [admin, officer]
                  parameters:
                  - {name: code, in: path, required: true, schema: {type: string, pattern: "^[a-z]+$"}}
                  - {name: size, in: query, schema: {type: integer, minimum: 1, maximum: 9}}
                  - {name: sort, in: query, schema: {type: string, enum: [UP, DOWN]}}
                  requestBody:
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/ThingInput"}}
                      text/csv: {schema: {type: string}}
                  responses:
                    "200":
                      headers: {ETag: {schema: {type: string}}}
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Thing"}}
                    "201":
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Thing"}}
                    "409": {description: taken}
                get:
                  security: []
                  responses: {"200": {description: ok}}
            components:
              schemas:
                ThingInput:
                  type: object
                  additionalProperties: false
                  required: [name]
                  properties:
                    name: {type: string, maxLength: 10}
                    note: {type: [string, "null"]}
                    number: {type: number}
                    whole: {type: integer}
                    tags: {type: array, items: {type: string, minLength: 1}}
                Thing:
                  type: object
                  required: [name, kind]
                  properties:
                    name: {type: string, format: date}
                    kind: {type: string, enum: [A, B]}
                    amount: {type: [number, "null"], minimum: 0}
                    part: {anyOf: [{$ref: "#/components/schemas/Part"}, {type: "null"}]}
                    byCode: {type: object, additionalProperties: {type: integer}}
                Part:
                  type: object
                  required: [text]
                  properties: {text: {type: string}, again: {$ref: "#/components/schemas/Part"}}
            """;

    private static List<Difference> after(String what, String by) {
        assertThat(DOCUMENT).contains(what);
        return BreakingChanges.between(Document.parse(DOCUMENT), Document.parse(DOCUMENT.replace(what, by)));
    }

    @Test
    void nothingBreaksWhereNothingChanges() {
        assertThat(after("openapi: 3.1.0", "openapi: 3.1.1")).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {0} → {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        /things/{code}:                        ; /items/{code}:                          ; PUT /things/{code}: is gone
        get:                                   ; head:                                   ; GET /things/{code}: is gone
        {name: size, in: query, schema         ; {name: width, in: query, schema         ; query parameter size is gone
        name: size, in: query, schema          ; name: size, in: query, required: true, schema ; query parameter size is required now
        - {name: sort                          ; - {name: must, in: query, required: true, schema: {type: string}}\\n      - {name: sort ; query parameter must is new and required
        minimum: 1, maximum: 9                 ; minimum: 2, maximum: 9                  ; query parameter size minimum was 1 and is 2
        minimum: 1, maximum: 9                 ; minimum: 1, maximum: 8                  ; query parameter size maximum was 9 and is 8
        ~enum: [UP, DOWN]~                     ; ~enum: [UP]~                            ; query parameter sort has no value [DOWN] any more
        ~"^[a-z]+$"~                           ; ~"^[a-y]+$"~                            ; path parameter code pattern was
        type: integer, minimum                 ; type: string, minimum                   ; query parameter size was [integer] and is [string]
        text/csv: {                            ; text/plain: {                           ; body (text/csv) is gone
        required: [name]                       ; required: [name, note]                  ; body (application/json).note is required now
        maxLength: 10                          ; maxLength: 9                            ; body (application/json).name maxLength was 10 and is 9
        ~note: {type: [string, "null"]}~       ; note: {type: string}                    ; body (application/json).note was [null, string] and is [string]
        number: {type: number}                 ; number: {type: integer}                 ; body (application/json).number was [number] and is [integer]
        whole: {type: integer}                 ; other: {type: integer}                  ; body (application/json).whole is gone
        minLength: 1                           ; minLength: 2                            ; body (application/json).tags[] minLength was 1 and is 2
        maxLength: 10}                         ; maxLength: 10, minLength: 1}            ; body (application/json).name minLength was none and is 1
        maxLength: 10}                         ; maxLength: 10, pattern: "^a"}           ; body (application/json).name pattern was none and is
        headers: {ETag                         ; headers: {Tag                           ; answer 200: header ETag is gone
        "201":                                 ; "202":                                  ; answer 201 is gone
        format: date                           ; format: uuid                            ; answer 200 (application/json).name had the format "date" and has "uuid"
        required: [name, kind]                 ; required: [name]                        ; answer 200 (application/json).kind may be absent now
        kind: {type: string, enum: [A, B]}     ; sort: {type: string, enum: [A, B]}      ; answer 200 (application/json).kind is gone
        enum: [A, B]                           ; enum: [A, B, C]                         ; answer 200 (application/json).kind may be [C]
        enum: [A, B]                           ; enum: [A]                               ; answer 200 (application/json).kind has no value [B] any more
        ~type: [number, "null"], minimum: 0~   ; ~type: [number, "null"], minimum: -1~   ; answer 200 (application/json).amount minimum was 0 and is -1
        ~type: [number, "null"], minimum: 0~   ; ~type: [string, "null"], minimum: 0~    ; answer 200 (application/json).amount was [null, number] and is [null, string]
        name: {type: string, format: date}     ; ~name: {type: [string, "null"], format: date}~ ; answer 200 (application/json).name was [string] and is [null, string]
        properties: {text: {type: string}      ; properties: {text: {type: integer}      ; answer 200 (application/json).part.text was [string] and is [integer]
        additionalProperties: {type: integer}  ; additionalProperties: {type: number}    ; answer 200 (application/json).byCode.* was [integer] and is [number]
        security: []                           ; security: [{bearer: []}]                ; GET /things/{code}: security
        ~security: [{bearer: []}]~             ; ~security: [{apiKey: []}]~              ; PUT /things/{code}: security
        [admin, officer]                       ; [admin]                                 ; roles [officer] may not any more
        """)
    void isSeen(String what, String by, String expected) {
        assertThat(after(what, by.replace("\\n", "\n")))
                .extracting(Difference::toString)
                .anySatisfy(difference -> assertThat(difference).contains(expected));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        - {name: sort                          ; - {name: may, in: query, schema: {type: string}}\\n      - {name: sort
        minimum: 1, maximum: 9                 ; minimum: 0, maximum: 10
        minimum: 1, maximum: 9                 ; title: any
        ~enum: [UP, DOWN]~                     ; ~enum: [UP, DOWN, SIDEWAYS]~
        ~enum: [UP, DOWN]~                     ; ~enum: [UP, DOWN], minLength: 1~
        maxLength: 10}                         ; ~maxLength: 10, pattern: '^[^\\x00]*$'}~
        whole: {type: integer}                 ; whole: {type: number}
        whole: {type: integer}                 ; ~whole: {type: [integer, "null"]}~
        note: {                                ; extra: {type: string}\\n        note: {
        required: [name]                       ; required: []
        ~type: [number, "null"], minimum: 0~   ; ~type: number, minimum: 0~
        ~type: [number, "null"], minimum: 0~   ; ~type: [integer, "null"], minimum: 1~
        kind: {type: string                    ; more: {type: string}\\n        kind: {type: string
        "409": {description: taken}            ; "422": {description: wrong}
        ~security: [{bearer: []}]~             ; ~security: [{bearer: []}, {apiKey: []}]~
        [admin, officer]                       ; [admin, officer, steward]
        """)
    void harmsNobody(String what, String by) {
        assertThat(after(what, by.replace("\\n", "\n"))).isEmpty();
    }

    @Test
    void aChangeBehindAReferenceCanBeCalledByTheSchemasName() {
        assertThat(after("properties: {text: {type: string}", "properties: {text: {type: integer}"))
                .allSatisfy(difference -> assertThat(difference.names()).contains("Part", "Thing"));
    }
}
