package org.hengce.kit.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.hengce.kit.paging.TableTypes;
import org.hengce.kit.problem.ProblemDocument;
import org.hengce.kit.problem.ProblemType;

/** What operations refer to instead of repeating it: problems, headers, parameters, ways to sign in. */
final class SharedParts {
    static final String ETAG = "ETag";
    static final String LINK = "Link";
    static final String REQUEST_ID = "X-Request-Id";
    static final String TRACEPARENT = "traceparent";
    static final String RETRY_AFTER = "Retry-After";
    static final String AUTHENTICATE = "WWW-Authenticate";
    static final String REPLAYED = "Idempotency-Replayed";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    /** Each may be sent alone. */
    static final List<String> WAYS_TO_SIGN_IN = List.of("bearer", "apiKey", "cookie");

    private static final Map<String, String> RATE_LIMIT = new TreeMap<>(Map.of(
            "RateLimit-Limit", "How many requests one may make in the time of the policy.",
            "RateLimit-Policy", "That number and the seconds it is for, as `3000;w=15`.",
            "RateLimit-Remaining", "How many are left.",
            "RateLimit-Reset", "Seconds until all are there again."));

    static final List<String> ON_EVERY_ANSWER = Stream.concat(
                    Stream.of(REQUEST_ID, TRACEPARENT), RATE_LIMIT.keySet().stream())
            .toList();

    private static final String PROBLEM = "Problem";

    private SharedParts() {}

    static void addTo(Components components) {
        components.addSchema(PROBLEM, problem());
        headers().forEach(components::addHeader);
        parameters().forEach(components::addParameter);
        for (ProblemType type : ProblemType.values()) {
            if (type != ProblemType.INTERNAL) { // a 500 is a bug of ours and not part of any contract
                components.addResponse(nameOf(type), response(type));
            }
        }
        waysToSignIn(components);
    }

    private static void waysToSignIn(Components components) {
        components.addSecurityScheme(
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "The `accessToken` of `POST /api/v1/auth/token`, or a token of the identity provider."));
        components.addSecurityScheme(
                "apiKey",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name("X-Api-Key")
                        .description("For machines: the `secret` of `POST /api/v1/keys`."));
        components.addSecurityScheme(
                "cookie",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("hengce-session")
                        .description("For browsers: set by `POST /api/v1/auth/session`; over TLS its name is"
                                + " `__Host-hengce-session`. Whatever changes something needs the session's `csrfToken` as"
                                + " `X-CSRF-Token` as well, and must come from a page of this address."));
    }

    /** How the answer for a kind of problem is called among the components, as {@code PreconditionRequired}. */
    static String nameOf(ProblemType type) {
        return Arrays.stream(type.slug().split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    static APIResponse response(ProblemType type) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(type.title().en())
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemDocument.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
        ON_EVERY_ANSWER.forEach(name -> response.addHeader(name, header(name)));
        if (type.status() == 429 || type.status() == 503) {
            response.addHeader(RETRY_AFTER, header(RETRY_AFTER));
        }
        if (type == ProblemType.UNAUTHENTICATED) {
            response.addHeader(AUTHENTICATE, header(AUTHENTICATE));
        }
        return response;
    }

    /** A reference to one of the shared headers. */
    static Header header(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static Schema problem() {
        Schema violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", text("Where it is wrong, as `observations[3].period`."))
                .addProperty("message", text("What is wrong and what to do, in the caller's language."))
                .required(List.of("field", "message"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(
                        "An error (RFC 9457): what happened, why, what to do. In Chinese or English by `lang` or `Accept-Language`.")
                .addProperty(
                        "type",
                        text("The kind of problem, a stable URI.")
                                .enumeration(Arrays.stream(ProblemType.values())
                                        .<Object>map(type -> type.uri().toString())
                                        .toList()))
                .addProperty("title", text("The kind in words."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .description("The HTTP status.")
                                .minimum(java.math.BigDecimal.valueOf(400))
                                .maximum(java.math.BigDecimal.valueOf(599)))
                .addProperty("detail", text("What is wrong with this request and what to do."))
                .addProperty("instance", text("The path that was asked for."))
                .addProperty("traceId", text("Quote it to support.").pattern("^[0-9a-f]{32}$"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .description("The fields that are wrong; absent where no single one is.")
                                .items(violation)
                                .minItems(1))
                .addProperty(
                        "reasons",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description(
                                        "Why a result cannot be had, by its field; absent where that was not asked for.")
                                .additionalPropertiesSchema(reason()))
                .required(List.of("type", "title", "status", "detail", "instance", "traceId"));
    }

    private static Schema reason() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("code", text("For programs, as `NOT_ENOUGH_DATA`."))
                .addProperty(
                        "message",
                        OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .description("What is missing, in both languages.")
                                .addProperty("zh", text("In Chinese."))
                                .addProperty("en", text("In English."))
                                .required(List.of("zh", "en")))
                .required(List.of("code", "message"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Map<String, Header> headers() {
        Map<String, Header> headers = new TreeMap<>();
        headers.put(
                ETAG,
                described(
                        "The revision; send it as `If-Match` to change it or as `If-None-Match` to ask whether it changed."));
        headers.put(
                REPLAYED,
                described("There, and `true`, if this is the answer to an earlier request with the same key.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .enumeration(List.of("true"))));
        headers.put(LINK, described("`<…>; rel=\"next\"`: the next page; absent on the last."));
        headers.put(
                REQUEST_ID,
                described("What came as `X-Request-Id` if it was 1–128 of `A-Za-z0-9._:-`, else one made here.")
                        .required(true));
        headers.put(
                TRACEPARENT,
                described("W3C trace context: what came, or one made here.").required(true));
        headers.put(AUTHENTICATE, described("How to sign in.").required(true));
        headers.put(
                RETRY_AFTER,
                OASFactory.createHeader()
                        .description("Seconds after which to try again.")
                        .required(true)
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(java.math.BigDecimal.ZERO)));
        RATE_LIMIT.forEach((name, description) -> headers.put(name, described(description)));
        return headers;
    }

    private static Header described(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static Map<String, Parameter> parameters() {
        return Map.of(
                IDEMPOTENCY_KEY,
                OASFactory.createParameter()
                        .name(IDEMPOTENCY_KEY)
                        .in(Parameter.In.HEADER)
                        .description(
                                "Makes a repetition harmless: for 24 hours the same key and body get the same answer"
                                        + " without a second effect; another body is a 422.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .minLength(1)
                                .maxLength(255)
                                .pattern("^[\\x21-\\x7E]+$"))
                        .example("5f6f3c1e-order-17"),
                "lang",
                OASFactory.createParameter()
                        .name("lang")
                        .in(Parameter.In.QUERY)
                        .description(
                                "Language of messages; goes before `Accept-Language`. English where neither says one of the two.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .enumeration(List.of("zh", "en"))),
                TableTypes.BOM,
                OASFactory.createParameter()
                        .name(TableTypes.BOM)
                        .in(Parameter.In.QUERY)
                        .description("Whether a CSV begins with a byte-order mark, by which Excel knows UTF-8.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.BOOLEAN)
                                .defaultValue(false)),
                "If-None-Match",
                OASFactory.createParameter()
                        .name("If-None-Match")
                        .in(Parameter.In.HEADER)
                        .description("The `ETag` that you have: 304 without a body if it is still the one.")
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING))
                        .example("\"0\""));
    }
}
