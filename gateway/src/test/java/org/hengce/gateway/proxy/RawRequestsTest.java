package org.hengce.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.gateway.testing.RawConnection;
import org.hengce.gateway.testing.RawConnection.Answer;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no decent client sends: it reaches no service, or one way only, and is answered in words wherever our code is reached. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class RawRequestsTest {
    private String token = "";

    @BeforeEach
    void forgetWhatWasAsked() {
        token = People.admin();
        Neighbours.policy().targets();
    }

    /** A head with our token; {@code \r\n} is written as a bar. */
    private String head(String requestLine, String headers) {
        return requestLine + "\r\nHost: " + RawConnection.authority() + "\r\nAuthorization: Bearer " + token + "\r\n"
                + headers.replace("|", "\r\n") + "\r\n";
    }

    private static Answer answerTo(String request) {
        try (RawConnection connection = new RawConnection()) {
            return connection.send(request).read();
        }
    }

    private static void isProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("urn:hengce:problem:" + type).contains("traceId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked|",
                "Transfer-Encoding: chunked, identity|",
                "Transfer-Encoding: gzip, chunked|",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity|",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked|",
                "Transfer-Encoding: \"chunked\"|",
                "Transfer-Encoding: chunked;q=1|"
            })
    void aTransferCodingThatTwoReadersCouldUnderstandDifferentlyIsRefused(String headers) {
        isProblem(answerTo(head("POST /api/v1/policies HTTP/1.1", headers) + "0\r\n\r\n"), 400, "malformed");
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3|Content-Length: 4|",
                "Content-Length: 3|Content-Length: 3|",
                "Content-Length: 3, 4|",
                "Content-Length: +3|",
                "Content-Length: -3|",
                "Content-Length: 0x3|",
                "Content-Length: 3 3|",
                "Content-Length : 3|",
                "Transfer-Encoding : chunked|",
                "Transfer-Encoding\u000b: chunked|",
                "X-Nothing|",
                "X-Nul: a\u0000b|",
                "X(Y): z|"
            })
    void headersThatAreNoneAreRefusedBeforeAnythingIsDone(String headers) {
        try (RawConnection connection = new RawConnection()) {
            Answer answer = connection
                    .send(head("POST /api/v1/policies HTTP/1.1", headers)
                            + "abcGET /api/v1/policies/smuggled HTTP/1.1\r\n\r\n")
                    .read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(connection.ends()).isTrue();
        }
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @Test
    void ofLengthAndChunksTheChunksCountAndNothingIsLeftOver() {
        // The server takes the length away before anybody sees it (RFC 9112, 6.3); what matters is that the service
        // sees one body.
        String body = "3\r\nabc\r\n0\r\n\r\n";
        Answer answer = answerTo(head(
                        "POST /api/v1/policies HTTP/1.1",
                        "Content-Length: %d|Transfer-Encoding: chunked|".formatted(body.length() - 5))
                + body);
        assertThat(answer.status()).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(answer.body()).contains("\"body\":\"abc\"").doesNotContain("content-length");
        }
        assertThat(Neighbours.policy().targets()).hasSizeLessThan(2);
    }

    @Test
    void chunksThatLieAboutTheirSizeEndTheRequest() {
        for (String chunks : List.of("zz\r\nabc\r\n0\r\n\r\n", "-1\r\nabc\r\n0\r\n\r\n", "3\r\nabcdef\r\n0\r\n\r\n")) {
            try (RawConnection connection = new RawConnection()) {
                connection.send(head("POST /api/v1/policies HTTP/1.1", "Transfer-Encoding: chunked|") + chunks);
                assertThat(endsOrRefuses(connection)).as(chunks).isTrue();
            }
        }
    }

    private static boolean endsOrRefuses(RawConnection connection) {
        try {
            return connection.read().status() >= 400;
        } catch (java.io.UncheckedIOException ended) {
            return true;
        }
    }

    @Test
    void aFoldedHeaderIsOneLineBehindTheDoor() {
        // Where it would lengthen the token, it does.
        assertThat(answerTo(head("POST /api/v1/policies HTTP/1.1", " Transfer-Encoding: chunked|"))
                        .status())
                .isIn(400, 401);
        Answer answer = answerTo(head("GET /api/v1/policies HTTP/1.1", "X-Folded: one|  two: three|"));
        if (answer.status() == 200) {
            assertThat(answer.body()).contains("\"x-folded\":[\"one two: three\"]");
        } else {
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/policies/a%2fb",
                "/api/v1/policies/a%2Fb",
                "/api/v1/policies/%5c..%5c..",
                "/api/v1/policies/..;/..;/secret",
                "/api/v1/policies/..%3b/secret",
                "/api/v1/policies/%252e%252e/secret",
                "/api/v1/policies/a%00",
                "/api/v1/policies/a%0d%0aX-Injected:%20yes",
                "/api/v1/policies/\u00ff",
                "/api/v1/policies/a%7f"
            })
    void anAddressThatNobodyHereHasIsRefusedInWords(String target) {
        isProblem(answerTo(head("GET " + target + " HTTP/1.1", "")), 400, "malformed");
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    /** What is no URI at all Quarkus refuses by itself, before any of our code: with a status and no document. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/policies/..\\..\\secret",
                "/api/v1/policies/%zz",
                "/api/v1/policies/%",
                "/api/v1/policies/%4",
                "/api/v1/policies?q=%zz",
                "/api/v1/policies?q=%4",
                "/%zz",
                "127.0.0.1:80"
            })
    void anAddressThatIsNoneIsRefused(String target) {
        assertThat(answerTo(head("GET " + target + " HTTP/1.1", "")).status()).isEqualTo(400);
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/policies/./a, GET /api/v1/policies/a",
        "/api/v1/regions/../policies/a, GET /api/v1/policies/a",
        "/api/v1/regions/%2e%2e/policies/a, GET /api/v1/policies/a",
        "/api/v1/regions/%2E./policies/a, GET /api/v1/policies/a",
        "/api/v1//policies/a, ",
        "//api/v1/policies/a, ",
        "/api/v1/policies/../../../../../etc/passwd, "
    })
    void dotsAreResolvedBeforeTheServiceIsChosen(String target, String seen) {
        answerTo(head("GET " + target + " HTTP/1.1", ""));
        List<String> targets = Neighbours.policy().targets();
        if (seen == null) {
            assertThat(targets).allMatch(one -> one.equals("GET /api/v1/policies/a"));
        } else {
            assertThat(targets).containsExactly(seen);
        }
    }

    @Test
    void aWholeAddressIsTakenForItsPath() {
        Answer answer = answerTo(head("GET http://other.example/api/v1/policies/a?limit=1 HTTP/1.1", ""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Neighbours.policy().targets()).containsExactly("GET /api/v1/policies/a?limit=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /api/v1/policies HTTP/1.1",
                "BREW /api/v1/policies HTTP/1.1",
                "get /api/v1/policies HTTP/1.1"
            })
    void aMethodThatIsNoneOfOursIsRefused(String line) {
        Answer answer = answerTo(head(line, ""));
        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().get("allow")).contains("GET");
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS * HTTP/1.1", "GET api/v1/policies HTTP/1.1"})
    void aTargetThatIsNoPathIsRefused(String line) {
        Answer answer = answerTo(head(line, ""));
        assertThat(answer.status()).isIn(400, 404, 405);
        assertThat(answer.body()).contains("urn:hengce:problem:");
        assertThat(answer.headers()).containsKeys("x-request-id", "content-security-policy");
    }

    @Test
    void aHeaderHasAName() {
        isProblem(answerTo(head("GET /api/v1/policies HTTP/1.1", ": x|")), 400, "malformed");
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @Test
    void aRequestNamesOneHost() {
        String bearer = "Authorization: Bearer " + token + "\r\n";
        String host = "Host: " + RawConnection.authority() + "\r\n";
        isProblem(answerTo("GET /api/v1/policies HTTP/1.1\r\n" + bearer + "\r\n"), 400, "malformed");
        isProblem(answerTo("GET /api/v1/policies HTTP/1.1\r\n" + host + host + bearer + "\r\n"), 400, "malformed");
        isProblem(
                answerTo("GET /api/v1/policies HTTP/1.1\r\n" + host + "Host: other\r\n" + bearer + "\r\n"),
                400,
                "malformed");
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /q/health HTTP/3.0", "GET /q/health", "\u0000\u0001\u0002"})
    void whatIsNoRequestIsRefused(String line) {
        try (RawConnection connection = new RawConnection()) {
            connection.send(line + "\r\nHost: " + RawConnection.authority() + "\r\n\r\n");
            assertThat(endsOrRefuses(connection)).isTrue();
        }
    }

    @Test
    void headersAndAddressesHaveTheirSize() {
        isProblem(
                answerTo(head("GET /api/v1/policies HTTP/1.1", ("X-Long: " + "x".repeat(20_000) + "|"))),
                431,
                "headers-too-large");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            many.append("X-").append(i).append(": 1|");
        }
        isProblem(answerTo(head("GET /api/v1/policies HTTP/1.1", many.toString())), 431, "headers-too-large");
        isProblem(
                answerTo(head("GET /api/v1/policies?q=" + "x".repeat(20_000) + " HTTP/1.1", "")),
                414,
                "address-too-long");
        // Beyond what is read at all the server itself refuses, without a document.
        assertThat(answerTo(head("GET /api/v1/policies HTTP/1.1", "X-Long: " + "x".repeat(100_000) + "|"))
                        .status())
                .isEqualTo(431);
        assertThat(answerTo(head("GET /" + "x".repeat(100_000) + " HTTP/1.1", ""))
                        .status())
                .isEqualTo(414);
        assertThat(Neighbours.policy().targets()).isEmpty();
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() {
        try (RawConnection connection = new RawConnection()) {
            connection.send(head("GET /api/v1/policies/first HTTP/1.1", "")
                    + head("GET /api/v1/policies/second HTTP/1.1", "")
                    + head("POST /api/v1/policies HTTP/1.1", "Content-Length: 3|")
                    + "abc");
            assertThat(connection.read().body()).contains("/policies/first");
            assertThat(connection.read().body()).contains("/policies/second");
            assertThat(connection.read().body()).contains("\"body\":\"abc\"");
        }
    }

    @Test
    void whatTheClientSaysOfItsConnectionIsNotPassedOn() {
        Answer answer = answerTo(head(
                "GET /api/v1/policies HTTP/1.1",
                "Connection: X-Mine, TE|X-Mine: 1|TE: trailers|Trailer: X|Keep-Alive: 5|Upgrade: websocket|Proxy-Connection: a|"
                        + "Cookie: other=secret|Via: 1.0 before|"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain("x-mine", "\"te\"", "trailer", "keep-alive", "upgrade", "proxy-connection", "secret")
                .contains("\"via\":[\"1.0 before\",\"1.1 hengce\"]");
    }
}
