package org.hengce.policy.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hengce.contracts.Level;
import org.hengce.contracts.LocalizedText;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.kit.testing.Surroundings;
import org.hengce.kit.testing.Tokens;
import org.hengce.policy.WithPolicies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegionScopeTest extends WithPolicies {
    private void region(String code, @Nullable String parent) throws Exception {
        region(code, parent, 1);
    }

    private void region(String code, @Nullable String parent, long revision) throws Exception {
        RegionV1 region = new RegionV1(
                1,
                revision,
                false,
                code,
                new LocalizedText(null, code),
                Level.PROVINCIAL,
                parent,
                null,
                null,
                List.of());
        Surroundings.topics()
                .publish(Topics.REGIONS, "REGION:" + code, "/hengce/indicator-service", RegionV1.TYPE, region);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(
                                h -> h.createQuery("SELECT count(*) FROM region WHERE code = ? AND revision >= ?")
                                        .bind(0, code)
                                        .bind(1, revision)
                                        .mapTo(Integer.class)
                                        .one())
                        == 1);
    }

    @BeforeEach
    void guangdongWithItsCitiesAndAnotherProvince() throws Exception {
        region("CN", null);
        region("CN-GD", "CN");
        region("CN-GD-SZ", "CN-GD");
        region("CN-JS", "CN");
    }

    @Test
    void whoIsLimitedToARegionWritesPoliciesOfItAndOfWhatLiesBelow() {
        String code = newCode();
        within("CN-GD", "officer")
                .body(text(code, "CN-GD", "CN-GD-SZ"))
                .post(PATH)
                .then()
                .statusCode(201);
        within("CN-GD", "officer")
                .header("If-Match", "\"1\"")
                .body(text(code, "CN-GD-SZ"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(200);
        transition(within("CN-GD", "officer"), code, "PUBLISHED").then().statusCode(200);
    }

    @Test
    void everyCoverageOutsideIsNamedAndNothingIsKept() {
        String code = newCode();
        within("CN-GD", "officer")
                .body(text(code, "CN-GD", "CN-JS", "CN"))
                .post(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("coverage[1].region", "coverage[2].region")));
        officer().get(PATH + "/" + code).then().statusCode(404);
    }

    @Test
    void aRegionThatIsNotKnownYetIsOutsideEveryScope() {
        within("CN-GD", "officer")
                .body(text(newCode(), "CN-XX"))
                .post(PATH)
                .then()
                .statusCode(403);
        within("CN-XX", "officer")
                .body(text(newCode(), "CN-XX"))
                .post(PATH)
                .then()
                .statusCode(403);
        officer().body(text(newCode(), "CN-XX")).post(PATH).then().statusCode(201);
    }

    @Test
    void anothersPublishedPolicyIsSeenAndNotChangedItsDraftIsNotSeenAtAll() {
        String draft = registered("CN-JS");
        String published = registered("CN-JS");
        transition(published, "PUBLISHED").then().statusCode(200);

        within("CN-GD", "officer").get(PATH + "/" + draft).then().statusCode(404);
        within("CN-GD", "officer")
                .header("If-Match", "*")
                .body(text(draft, "CN-GD"))
                .put(PATH + "/" + draft)
                .then()
                .statusCode(404);
        transition(within("CN-GD", "officer"), draft, "PUBLISHED").then().statusCode(404);

        within("CN-GD", "viewer").get(PATH + "/" + published).then().statusCode(200);
        transition(within("CN-GD", "officer"), published, "IN_FORCE").then().statusCode(403);
        within("CN-GD", "officer")
                .header("If-Match", "\"2\"")
                .body(text(published, "CN-GD")) // taking it over
                .put(PATH + "/" + published)
                .then()
                .statusCode(403);
        officer().get(PATH + "/" + published + "/history").then().body("items[0].revision", equalTo(2));
    }

    @Test
    void aDraftOfSeveralRegionsIsSeenByEachAndChangedByNone() {
        String draft = registered("CN-JS", "CN-GD-SZ");
        within("CN-GD", "officer").get(PATH + "/" + draft).then().statusCode(200);
        transition(within("CN-GD", "officer"), draft, "PUBLISHED").then().statusCode(403);
    }

    @Test
    void aPolicyCannotBeGivenAway() {
        String code = registered("CN-GD");
        within("CN-GD", "officer")
                .header("If-Match", "\"1\"")
                .body(text(code, "CN-JS"))
                .put(PATH + "/" + code)
                .then()
                .statusCode(403)
                .body("violations.field", hasItem("coverage[0].region"));
    }

    @Test
    void listsLeaveOutOthersDraftsAndStillComeInPages() {
        String strategy = newCode();
        List<String> mine = List.of(drafted(strategy, "CN-GD"), drafted(strategy, "CN-GD"));
        String theirs = drafted(strategy, "CN-JS");
        String list = PATH + "?strategy=" + strategy;
        List<String> all = within("CN-GD", "viewer").get(list).path("items.code");
        assertThat(all).containsExactlyInAnyOrderElementsOf(mine);
        String cursor = within("CN-GD", "viewer").get(list + "&limit=1").path("nextCursor");
        List<String> next =
                within("CN-GD", "viewer").queryParam("cursor", cursor).get(list).path("items.code");
        assertThat(next).isEqualTo(all.subList(1, all.size()));
        List<String> everybodys = officer().get(list).path("items.code");
        assertThat(everybodys).containsAll(mine).contains(theirs);
    }

    private String drafted(String strategy, String region) {
        String code = newCode();
        officer()
                .body(text(code, region).put("strategy", strategy))
                .post(PATH)
                .then()
                .statusCode(201);
        return code;
    }

    @Test
    void theRegionsAsOfTodayDecide() throws Exception {
        String city = "CN-C" + newCode().substring(2, 6).toUpperCase(Locale.ROOT);
        region(city, "CN-JS");
        within("CN-GD", "officer").body(text(newCode(), city)).post(PATH).then().statusCode(403);
        region(city, "CN-GD", 2);
        within("CN-GD", "officer").body(text(newCode(), city)).post(PATH).then().statusCode(201);
    }

    @Test
    void regionsThatAreEachOthersParentsDoNoHarm() throws Exception {
        region("LOOP-A", "LOOP-B");
        region("LOOP-B", "LOOP-A");
        within("LOOP-A", "officer")
                .body(text(newCode(), "LOOP-B"))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    @Test
    void anAdministratorOfARegionIsLimitedToIt() {
        within("CN-GD", "admin")
                .body(text(newCode(), "CN-JS"))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenThatSaysNothingOfRegionsAllowsNothing() {
        String token = Tokens.withoutRegions("policy-service", "somebody", "officer");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(text(newCode(), "CN-GD"))
                .post(PATH)
                .then()
                .statusCode(403);
        RestAssured.given().auth().oauth2(token).get(PATH).then().statusCode(200);
    }
}
