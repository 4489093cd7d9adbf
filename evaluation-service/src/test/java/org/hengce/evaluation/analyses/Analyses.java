package org.hengce.evaluation.analyses;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;

import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hengce.kit.testing.Tokens;

/** Requests as an analyst sends them. */
final class Analyses {
    static final String SMALL = """
            u,t,y,d
            a,1,1,0
            a,2,2,0
            a,3,5,1
            a,4,7,1
            b,1,2,0
            b,2,2.5,0
            b,3,2,0
            b,4,3,0
            c,1,1,0
            c,2,2,0
            c,3,2,0
            c,4,2,0
            """;
    static final String OF_SMALL = "unit=u&time=t&outcome=y&treated=d";
    static final String CIGARETTES = "unit=region&time=year&outcome=packs_per_capita&from=1970";
    /** Hours of work. */
    static final String ENDLESS =
            "method=power&" + CIGARETTES + "&to=1988&set=treated=US-CA&set=horizon=4&set=replications=100000";

    /** In UTF-8 without saying so, as most programs send files. */
    private static final EncoderConfig AS_GIVEN = encoderConfig()
            .defaultContentCharset(StandardCharsets.UTF_8)
            .appendDefaultContentCharsetToContentTypeIfUndefined(false);

    private Analyses() {}

    static RequestSpecification as(String role) {
        return given().config(config().encoderConfig(AS_GIVEN))
                .auth()
                .oauth2(Tokens.of("evaluation-service", "test-" + role, role));
    }

    static Response analysed(String query, String panel) {
        return as("analyst").contentType("text/csv").body(panel).post("/api/v1/analyses?" + query);
    }

    static String sample(String file) throws IOException {
        return Files.readString(Path.of("../samples", file));
    }
}
