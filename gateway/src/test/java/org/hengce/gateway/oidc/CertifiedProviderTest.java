package org.hengce.gateway.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.gateway.testing.Neighbours;
import org.hengce.gateway.testing.People;
import org.hengce.kit.testing.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** As in production: with a provider that others have written and certified. */
@QuarkusTest
@EnabledIf(value = "org.hengce.gateway.oidc.CertifiedProvider#canRun", disabledReason = "needs node and npm")
@QuarkusTestResource(Surroundings.class)
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(value = CertifiedProvider.class, restrictToAnnotatedClass = true)
class CertifiedProviderTest {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Fills in the one form of a page. */
    private HttpResponse<String> submit(HttpResponse<String> page, String fields) throws Exception {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        return send(HttpRequest.newBuilder(page.uri().resolve(form.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields, StandardCharsets.UTF_8)));
    }

    @Test
    void aBrowserSignsInThroughIt() throws Exception {
        URI login = People.gateway().resolve("/api/v1/auth/login?returnTo=/policies");
        HttpResponse<String> page = send(HttpRequest.newBuilder(login).GET());
        page = submit(page, "prompt=login&login=li-wei%40analyst&password=anything");
        HttpResponse<String> back = submit(page, "prompt=consent");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(back.uri().getPath()).isEqualTo("/api/v1/auth/callback");
        assertThat(back.body()).contains("url=/policies");
        String session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("hengce-session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        given().cookie("hengce-session", session)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("oidc:li-wei@analyst"))
                .body("roles", equalTo(List.of("analyst")));
    }

    @Test
    void aMachinesTokenOfItIsLetIn() {
        String token = given().auth()
                .preemptive()
                .basic("machine", "test-only-machine")
                .formParam("grant_type", "client_credentials")
                .formParam("resource", "urn:hengce:api")
                .formParam("scope", "api")
                .post(CertifiedProvider.issuer() + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        People.as(token)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("oidc:machine"))
                .body("roles", equalTo(List.of("viewer")));
        People.as(token.substring(0, token.length() - 8) + "AAAAAAAA")
                .get("/api/v1/auth/me")
                .then()
                .statusCode(401);
    }
}
