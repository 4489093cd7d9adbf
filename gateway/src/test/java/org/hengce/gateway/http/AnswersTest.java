package org.hengce.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class AnswersTest {
    private String token = "";

    @BeforeEach
    void signIn() {
        token = People.admin();
    }

    private HttpResponse<byte[]> get(HttpClient.Version version, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(People.gateway().resolve(path)).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newBuilder().version(version).build().send(request.build(), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/policies, 200",
        "GET, /api/v1/users, 200",
        "GET, /q/health, 200",
        "GET, /api/v1/nothing, 404",
        "GET, /api/v1/policies/a;b, 400",
        "DELETE, /api/v1/users, 405",
        "GET, /api/v1/policies/empty, 204"
    })
    void everyAnswerHasRulesForBrowsers(String method, String path, int status) {
        ValidatableResponse answer = People.as(token)
                .urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(status)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Permissions-Policy", notNullValue())
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Embedder-Policy", "require-corp")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Request-Id", notNullValue())
                // Meaningless without TLS, and harmful to whoever puts another server on this port.
                .header("Strict-Transport-Security", nullValue());
        assertThat(answer.extract().header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void whatOneCallerReadsNoProxyKeepsForAnother() {
        People.as(token).get("/api/v1/policies").then().statusCode(200).header("Cache-Control", "private, no-cache");
        given().get("/api/v1/policies").then().statusCode(401).header("Cache-Control", "private, no-cache");
        People.as(token).get("/api/v1/auth/me").then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void aPageWithAPolicyOfItsOwnKeepsIt() {
        People.as(token)
                .get("/api/v1/evaluations/page")
                .then()
                .header("Content-Security-Policy", "default-src 'none'; style-src 'sha256-x'");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aLongTextIsCompressedForWhoCanReadIt(HttpClient.Version version) throws Exception {
        HttpResponse<byte[]> plain = get(version, "/api/v1/policies/long");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("ETag")).hasValue("\"3\"");
        assertThat(plain.headers().allValues("Vary")).contains("accept-encoding");

        HttpResponse<byte[]> packed = get(version, "/api/v1/policies/long", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(packed.version()).isEqualTo(version);
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 10);
        assertThat(unpacked(packed.body())).isEqualTo(plain.body());
    }

    private static byte[] unpacked(byte[] bytes) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void theTagOfACompressedAnswerIsAnotherAndMeansTheSameRevision(HttpClient.Version version) throws Exception {
        String path = "/api/v1/policies/long";
        String tag = get(version, path, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(tag).isEqualTo("\"3-gzip\"");
        HttpResponse<byte[]> known = get(version, path, "Accept-Encoding", "gzip", "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.headers().firstValue("ETag")).hasValue(tag);
        HttpResponse<byte[]> knownPlain = get(version, path, "If-None-Match", "\"3\"");
        assertThat(knownPlain.statusCode()).isEqualTo(304);
        assertThat(knownPlain.headers().firstValue("ETag")).hasValue("\"3\"");
        People.as(token)
                .header("If-Match", tag)
                .body("{}")
                .put("/api/v1/policies/X")
                .then()
                .body("headers.if-match", equalTo(List.of("\"3\"")));
    }

    @ParameterizedTest
    @CsvSource({"short, ", "picture, ", "events, ", "packed, br"})
    void whatIsSmallPackedOrLiveIsSentAsItIs(String path, String encoding) throws Exception {
        HttpResponse<byte[]> answer =
                get(HttpClient.Version.HTTP_1_1, "/api/v1/policies/" + path, "Accept-Encoding", "gzip");
        assertThat(answer.headers().allValues("Content-Encoding"))
                .isEqualTo(encoding == null ? List.of() : List.of(encoding));
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"3\"");
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "identity", "br", "gzip; q=0.0, identity"})
    void whoDoesNotWantItGetsItPlain(String accepted) throws Exception {
        HttpResponse<byte[]> answer =
                get(HttpClient.Version.HTTP_1_1, "/api/v1/policies/long", "Accept-Encoding", accepted);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("{\"text\"");
        assertThat(answer.headers().allValues("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"3\"");
    }

    @Test
    void aHeadTellsWhatAGetWouldSend() {
        People.as(token)
                .header("Accept-Encoding", "gzip")
                .head("/api/v1/policies/long")
                .then()
                .statusCode(200)
                .header("ETag", "\"3-gzip\"")
                .header("Content-Encoding", nullValue());
    }
}
