package org.hengce.indicator.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.hengce.indicator.WithRegister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What samples/catalogue offers to a new installation is what the register takes; under codes of the test's own, for tests share it. */
@QuarkusTest
class SamplesTest extends WithRegister {
    private static final Path SAMPLES = Path.of("../samples/catalogue");
    private static final ObjectMapper JSON = new ObjectMapper();

    private String run = "";

    @BeforeEach
    void newCodes() {
        run = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    private JsonNode own(String file) throws IOException {
        JsonNode list = JSON.readTree(Files.readString(SAMPLES.resolve(file)));
        for (JsonNode entry : list.elements().next()) {
            ObjectNode object = (ObjectNode) entry;
            object.put("code", own(object.get("code")));
            if (object.hasNonNull("parent") && !object.get("parent").textValue().equals("_T")) {
                object.put("parent", own(object.get("parent")));
            }
            if (object.has("neighbours")) {
                ArrayNode neighbours = (ArrayNode) object.get("neighbours");
                for (int i = 0; i < neighbours.size(); i++) {
                    neighbours.set(i, TextNode.valueOf(own(neighbours.get(i))));
                }
            }
        }
        return list;
    }

    private String own(JsonNode code) {
        return code.textValue() + "-" + run;
    }

    private void isMade(String path, JsonNode list, int size) {
        for (boolean first : new boolean[] {true, false}) {
            Response answer = steward().body(list.toString()).post(path);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
            answer.then().body(first ? "made" : "unchanged", equalTo(size));
        }
    }

    private int count(String query) {
        int count = 0;
        @Nullable String cursor = null;
        do {
            Response page =
                    viewer().get("/api/v1/" + query + "&limit=1000" + (cursor == null ? "" : "&cursor=" + cursor));
            count += page.<Integer>path("items.size()");
            cursor = page.path("nextCursor");
        } while (cursor != null);
        return count;
    }

    @Test
    void theCatalogueOfIndicatorsIsRegisteredAsItStands() throws IOException {
        JsonNode catalogue = own("indicators.json");
        isMade("/api/v1/indicators", catalogue, 17);
        for (JsonNode indicator : catalogue.get("indicators")) {
            for (String text : new String[] {"name", "definition", "source"}) {
                assertThat(indicator.at("/%s/zh".formatted(text)).asText()).isNotBlank();
                assertThat(indicator.at("/%s/en".formatted(text)).asText()).isNotBlank();
            }
            assertThat(indicator.has("quality")).isTrue();
        }
    }

    @Test
    void theRegionsAreRegisteredAsTheyStandAndAreThoseOfEachDay() throws IOException {
        isMade("/api/v1/regions", own("countries.json"), 249);
        // Before the provinces that they are parts of: the order does not matter.
        isMade("/api/v1/regions", own("cn-prefectures.json"), 335);
        isMade("/api/v1/regions", own("cn-provinces.json"), 34);
        String china = "regions?under=CN-" + run;
        assertThat(count(china + "&level=PROVINCIAL")).isEqualTo(34);
        assertThat(count("regions?validOn=2011-08-21&q=chaohu&parent=CN-AH-" + run))
                .isEqualTo(1);
        assertThat(count("regions?validOn=2011-08-22&q=chaohu&parent=CN-AH-" + run))
                .isZero();
        assertThat(count(china + "&level=MUNICIPAL&validOn=2026-01-01")).isEqualTo(333);
        assertThat(count("regions?neighbourOf=CN-GD-" + run)).isEqualTo(6);
    }

    @Test
    void provincesThatBorderOnEachOtherBothSaySo() throws IOException {
        Map<String, Set<String>> neighbours = new HashMap<>();
        for (JsonNode province : own("cn-provinces.json").get("regions")) {
            Set<String> named = new HashSet<>();
            province.path("neighbours").forEach(code -> named.add(code.textValue()));
            neighbours.put(province.get("code").textValue(), named);
        }
        neighbours.forEach((code, named) -> named.forEach(
                other -> assertThat(neighbours.get(other)).as(other).contains(code)));
    }

    @Test
    void theSectorsAreRegisteredAsTheyStand() throws IOException {
        isMade("/api/v1/sectors", own("gb-t-4754-2017.json"), 51);
        assertThat(count("sectors?parent=C-" + run + "&level=2")).isEqualTo(31);
        isMade("/api/v1/sectors", own("target-sectors.json"), 12);
        assertThat(count("sectors?under=DIGITAL-ECONOMY-" + run)).isEqualTo(10);
    }
}
