package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command prints and what the gateway answers for the same panel and options are the same bytes. */
@Order(2)
@ExtendWith(RunningStack.class)
class AnalysesIT {
    private static final String LAWS = "us-shall-carry-laws.csv --unit region --time year --outcome"
            + " violent_crime_per_100000 --treated law_in_force --transform log";
    private static final String CIGARETTES =
            "us-cigarettes.csv --unit region --time year --outcome packs_per_capita --treat US-CA=1989 --from 1970";
    private static final String SEATBELTS = "uk-seatbelts.csv --time period --outcome drivers_killed";

    /** The query that says the same. */
    private static String query(List<String> words) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            StringBuilder name = new StringBuilder();
            for (String part : words.get(i).substring(2).split("-", -1)) {
                name.append(
                        name.isEmpty()
                                ? part
                                : part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1));
            }
            parameters.add(name + "=" + URLEncoder.encode(words.get(i + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SEATBELTS + " --interruption 1983-02 --method before-after --set plainWelch=true",
                SEATBELTS
                        + " --interruption 1983-02,1984-06 --method its --set lag=12 --set harmonics=2 --set slope=true"
                        + " --transform log",
                LAWS
                        + " --method did --set eventStudy=true --set leads=4 --set lags=4 --set correction=hc1 --level 0.9",
                LAWS + " --method did --set wild=true --set fixedEffects=unit,time --cluster region --seed 7",
                LAWS + " --method did --set sunAbraham=true --weights population_million"
                        + " --covariates prisoners_per_100000,density_thousand_per_sq_mile",
                LAWS + " --method bacon --exclude US-DC",
                LAWS + " --method group-time --set controls=not-yet --set base=universal --set estimator=reg"
                        + " --set anticipation=1 --set aggregate=dynamic --set inference=bootstrap --set draws=100 --seed 5",
                CIGARETTES + " --method synthetic-control --set placebos=true --set leaveOneOut=true"
                        + " --set predictors=packs_per_capita:1975,packs_per_capita:1980..1985 --to 1995",
                CIGARETTES + " --method sdid --set inference=placebo --exclude US-AZ,US-FL",
                "us-cigarettes.csv --unit region --time year --outcome packs_per_capita --from 1970 --to 1988 --method power"
                        + " --set treated=US-CA --set horizon=4 --set method=did --set alpha=0.1 --set power=0.7"
                        + " --set replications=20"
            })
    void theAnswerIsWhatTheCommandPrints(String line, Stack stack, Api admin) throws IOException {
        List<String> words = List.of(line.split(" ", -1));
        List<String> options = words.subList(1, words.size());
        List<String> command = new ArrayList<>(List.of("analyze", "samples/" + words.get(0)));
        command.addAll(options);
        command.add("--json");
        Stack.Outcome printed = stack.run(command.toArray(String[]::new));
        assertThat(printed.exit()).as(printed.output()).isZero();

        Api.Answer answer = admin.send(
                "POST",
                "/api/v1/analyses?" + query(options),
                Files.readString(stack.root().resolve("samples").resolve(words.get(0))),
                "text/csv");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.raw().body()).isEqualTo(printed.output());
    }

    @Test
    void thePowerOfThePastIsThatOfTheSamePanel(Stack stack, Api admin) {
        ObjectNode planned = Api.JSON
                .createObjectNode()
                .put("indicator", "cigarette-sales")
                .put("from", "1989")
                .put("horizon", 4)
                .put("method", "DIFFERENCE_IN_DIFFERENCES")
                .put("replications", 20);
        planned.putArray("regions").add("US-CA");
        Api.Answer answer = admin.post("/api/v1/power", planned);

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json().get("estimator").textValue()).isEqualTo("DIFFERENCE_IN_DIFFERENCES");
        assertThat(answer.json().get("minimumDetectableEffect").isNumber()).isTrue();
        assertThat(answer.json().at("/observationsAsOf/cigarette-sales").textValue())
                .isNotBlank();
        assertThat(admin.post("/api/v1/power", planned).raw().body())
                .isEqualTo(answer.raw().body());
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheNextRequestIsAnswered(Api admin) {
        String large = "u,t,y,d\n" + "a,1,1,0\n".repeat(3_000_000);
        String path = "/api/v1/analyses?method=did&unit=u&time=t&outcome=y&treated=d";
        Api.Answer refused = admin.send("POST", path, large, "text/csv");
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(413);
        assertThat(admin.send("POST", path, "u,t,y,d\na,1,1,0\n", "text/csv").status())
                .isEqualTo(422);
    }
}
