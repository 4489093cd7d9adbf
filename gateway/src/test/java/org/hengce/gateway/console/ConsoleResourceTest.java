package org.hengce.gateway.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's page and files, for everybody, without a token. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
class ConsoleResourceTest {
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/policies",
                "/policies?q=tax&lang=zh",
                "/policies/CA-PROP99",
                "/indicators",
                "/indicators/jobs",
                "/data"
            })
    void eachAddressOfTheConsoleIsThePage(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("data-provider=\"none\""))
                .body(not(containsString("<style")))
                .body(not(containsString("http:")));
    }

    @Test
    void whatThePageNeedsIsThereAndMayBeKeptForEver() {
        List<String> assets = ASSET.matcher(given().get("/").asString())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets).hasSize(3);
        for (String asset : assets) {
            String caching = given().get(asset).then().statusCode(200).extract().header("Cache-Control");
            assertThat(caching).as(asset).contains(asset.endsWith(".svg") ? "max-age=3600" : "immutable");
        }
    }

    @Test
    void thePageIsNotSentAgainToThoseWhoHaveIt() {
        String tag = given().get("/").header("ETag");
        given().header("If-None-Match", tag)
                .get("/policies")
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    /** Of what a first visit loads, as it goes over the wire. */
    @Test
    void theFirstPageNeedsLessThan60KilobytesOfScript() throws Exception {
        Matcher script = Pattern.compile("src=\"(/assets/main-[^\"]+)\"")
                .matcher(given().get("/").asString());
        assertThat(script.find()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(People.gateway().resolve(script.group(1)))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body()).hasSizeBetween(1_000, 60_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/other.js", "/assets/index.html", "/assets/..%2fapplication.properties", "/assets/x/y.js"
            })
    void noOtherFilesAreThere(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(in(new Integer[] {400, 404}))
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policiesx", "/indicatorsx", "/index.html"})
    void addressesThatNoPageHasAreNotOpen(String path) {
        given().get(path).then().statusCode(401);
    }
}
