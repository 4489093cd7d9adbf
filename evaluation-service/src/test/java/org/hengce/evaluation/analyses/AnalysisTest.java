package org.hengce.evaluation.analyses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hengce.evaluation.analyses.Analyses.CIGARETTES;
import static org.hengce.evaluation.analyses.Analyses.OF_SMALL;
import static org.hengce.evaluation.analyses.Analyses.SMALL;
import static org.hengce.evaluation.analyses.Analyses.analysed;
import static org.hengce.evaluation.analyses.Analyses.as;
import static org.hengce.evaluation.analyses.Analyses.sample;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.kit.testing.Surroundings;
import org.hengce.methods.request.PanelRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That answers are those of the command is tested where both are: AnalysesIT of the acceptance tests. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AnalysisTest {
    private static void refused(Response answer, int status, String... said) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        for (String part : said) {
            assertThat(answer.asString()).contains(part);
        }
    }

    @Test
    void aPanelIsAnsweredWithItsEffect() throws Exception {
        Response answer = analysed("method=SYNTHETIC_DID&treat=US-CA=1989&" + CIGARETTES, sample("us-cigarettes.csv"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("method")).isEqualTo("SYNTHETIC_DID");
        assertThat(answer.jsonPath().getList("unitsUsed.treated")).containsExactly("US-CA");
        assertThat(answer.asString()).startsWith("{\n  \"method\" : ").endsWith("}\n");
        assertThat(analysed("method=sdid&treat=US-CA=1989&" + CIGARETTES, sample("us-cigarettes.csv"))
                        .asString())
                .isEqualTo(answer.asString());
    }

    @Test
    void everyOptionOfTheCommandIsAParameter() {
        Set<String> parameters = Stream.of(AnalysisResource.class.getDeclaredMethods())
                .flatMap(method -> Stream.of(method.getAnnotationsByType(Parameter.class)))
                .map(Parameter::name)
                .collect(Collectors.toSet());
        assertThat(new TreeSet<>(parameters)).isEqualTo(new TreeSet<>(PanelRequest.OPTIONS));
    }

    @Test
    void aByteOrderMarkAndWindowsLinesDoNotMatter() {
        String plain = analysed("method=did&" + OF_SMALL, SMALL).asString();
        assertThat(analysed("method=did&" + OF_SMALL, "\uFEFF" + SMALL.replace("\n", "\r\n"))
                        .asString())
                .isEqualTo(plain)
                .contains("DIFFERENCE_IN_DIFFERENCES");
    }

    @Test
    void unitsToExcludeThatAreNotThereAreNamedInAHeader() {
        Response answer = analysed("method=did&" + OF_SMALL + "&exclude=c,x,北京", SMALL);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("X-Not-In-Panel")).isEqualTo("x,%E5%8C%97%E4%BA%AC");
        assertThat(analysed("method=did&" + OF_SMALL, SMALL).header("X-Not-In-Panel"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "time=t&outcome=y|Which method? before-after",
                "method=ols&time=t&outcome=y|there is no method 'ols'; there are before-after",
                "method=did&unit=u&outcome=y&treated=d|time is missing",
                "method=did&unit=u&time=t&treated=d|outcome is missing",
                "method=did&time=t&outcome=y&treated=d|unit is missing",
                "method=did&unit=u&time=t&outcome=y|Which units are treated from when? treated=COL",
                "method=did&unit=u&time=t&outcome=y&treated=d&firstTreated=t|in two ways",
                "method=did&time=t&outcome=y&interruption=3|did compares units",
                "method=did&unit=u&time=t&outcome=y&treat=a|'a' is no UNIT=PERIOD",
                "method=did&unit=u&time=t&outcome=y&treated=d&level=95|level 95.0 is not between",
                "method=did&unit=u&time=t&outcome=y&treated=d&level=NaN|level: 'NaN' is no number",
                "method=did&unit=u&time=t&outcome=y&treated=d&seed=1.5|seed: '1.5' is no number",
                "method=did&unit=u&time=t&outcome=y&treated=d&seed=9007199254740992|the seed",
                "method=did&unit=u&time=t&outcome=y&treated=d&set=lead=2|did has no setting 'lead'",
                "method=did&unit=u&time=t&outcome=y&treated=d&set=wild=true&set=wild=true|'wild' is given twice",
                "method=did&unit=u&time=t&outcome=y&treated=d&set=leads|'leads' is no setting",
                "method=did&unit=u&time=t&outcome=y&treated=d&transform=sqrt|no transform 'sqrt'",
                "method=did&unit=u&time=t&outcome=y&treated=d&from=spring|'spring' is no period",
                "method=did&unit=u&time=t&outcome=y&treated=d&from=2008&to=2003|change places",
                "method=did&unit=u&time=t&outcome=y&treated=d&exclude=a,,b|empty part",
                "method=did&unit=u&time=t&outcome=y&treated=d&method=its|'method' comes 2 times",
                "method=did&unit=u&time=t&outcome=y&treated=d&threads=2|there is no parameter 'threads' here",
                "method=did&unit=u&time=t&outcome=y&treated=d&covariates=|'covariates' has no value",
                "method=sdid&unit=u&time=t&outcome=y&treated=d&weights=w|no unit weights",
                "method=bacon&unit=u&time=t&outcome=y&treated=d&level=0.9|bacon gives no interval",
                "method=sdid&unit=u&time=t&outcome=y&treated=d&set=draws=100001|draws must be at most 100000",
                "method=power&unit=u&time=t&outcome=y|horizon=N",
                "method=power&unit=u&time=t&outcome=y&set=horizon=1&set=replications=2147483647|at most 100000",
            })
    void aWrongWordIsMalformedAndSaysWhatMayBe(String query, String said) {
        refused(analysed(query, SMALL), 400, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "u,t,y,d~a,1,x,0~a,2,2,1~b,1,1,0~b,2,1,0|line[2].y|line 2, column y: 'x' is no number",
                "u,t,y,d~a,1,1,0~a,1,2,0~b,1,1,0~b,2,1,1|line[3]|a has 1 in line 2 already",
                "u,t,z,d~a,1,1,0|line[1]|there is no column 'y'",
                "u;t;y;d~a;1;1;0|line[1]|separated by ;",
                "u,t,y,d|panel|there is a header and no row below it",
                "u,t,y,d~a,1,1,2~a,2,1,0~b,1,1,0~b,2,1,0|line[2].d|'2' is neither 0 nor 1",
                "u,t,y,d~a,1,1~a,2,1,0|line[2]|cells",
                "u,t,y,d~a,1,1,0~a,2,1,1|column.u|all rows are of a",
            })
    void wrongDataAreNamedByLineAndColumn(String panel, String field, String said) {
        Response answer = analysed("method=did&" + OF_SMALL, panel.replace("~", "\n"));
        refused(answer, 422, said);
        assertThat(answer.jsonPath().getList("violations.field", String.class)).contains(field);
    }

    @Test
    void whatIsNoTextIsRefused() {
        refused(
                as("analyst")
                        .contentType("text/csv")
                        .body(new byte[] {'u', ',', (byte) 0xC3, (byte) 0x28, '\n'})
                        .post("/api/v1/analyses?method=did&" + OF_SMALL),
                422,
                "NOT_UTF8");
        refused(
                as("analyst").contentType("text/csv").post("/api/v1/analyses?method=did&" + OF_SMALL),
                422,
                "EMPTY_FILE");
    }

    @Test
    void manyProblemsAreCountedAndTheFirstListed() {
        String rows = Stream.iterate(1, i -> i + 1)
                .limit(50)
                .map(i -> "a," + i + ",x,0")
                .collect(Collectors.joining("\n"));
        Response answer = analysed("method=did&lang=zh&" + OF_SMALL, "u,t,y,d\n" + rows);
        refused(answer, 422, "共 50 处问题，列出 10 处", "第 2 行，列 y");
        assertThat(answer.jsonPath().getList("violations")).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method=did|u,t,y,d~a,1,1,0~a,2,2,0~b,1,3,0~b,2,5,0|NO_TREATED_UNIT",
                "method=sdid|u,t,y,d~a,1,1,0~a,2,2,1~b,1,3,0~b,2,5,1|TOO_FEW_PRE_PERIODS",
                "method=group-time|u,t,y,d~a,1,1,1~a,2,2,1~b,1,3,0~b,2,5,0|ALWAYS_TREATED",
            })
    void aMethodThatThePanelDoesNotAllowSaysWhatIsMissing(String method, String panel, String code) {
        Response answer = analysed(method + "&" + OF_SMALL, panel.replace("~", "\n"));
        refused(answer, 422, code);
        assertThat(answer.jsonPath().getString("reasons.estimate.code")).isEqualTo("NOT_ENOUGH_DATA");
        assertThat(answer.jsonPath().getString("reasons.estimate.message.en")).isNotBlank();
        assertThat(answer.jsonPath().getString("reasons.estimate.message.zh")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method=its&set=lag=2147483647",
                "method=its&set=harmonics=2147483647",
                "method=did&set=eventStudy=true&set=leads=2147483647",
                "method=did&set=eventStudy=true&set=lags=2147483647",
                "method=group-time&set=anticipation=2147483647",
                "method=group-time&set=minUnits=2147483647",
                "method=group-time&set=balance=2147483647",
                "method=power&set=horizon=2147483647&set=treated=a",
                "method=power&set=horizon=1&set=treated=a&set=prePeriods=2147483647",
                "method=power&set=horizon=1&set=treated=z",
                "method=synthetic-control&set=predictors=y:3..99",
                "method=did&cluster=nothing",
            })
    void aSettingThatDoesNotGoWithThePanelIsInvalid(String query) {
        Response answer = analysed(query + "&unit=u&time=t&outcome=y&treated=d", SMALL);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 422);
        if (answer.statusCode() == 422) {
            assertThat(answer.jsonPath().getString("detail")).isNotBlank();
        }
    }

    @Test
    void aMethodThatLooksAtCoefficientsNamesTheCommand() {
        Response answer = analysed("method=honest&time=t&outcome=y", SMALL);
        refused(answer, 422, "./hengce analyze --method honest --betahat FILE");
        assertThat(answer.jsonPath().getList("violations.field")).containsExactly("method");
    }

    @Test
    void otherContentTypesCodingsAndCharactersAreNotTaken() throws IOException {
        String path = "/api/v1/analyses?method=did&" + OF_SMALL;
        refused(as("analyst").contentType("application/json").body("{}").post(path), 415);
        refused(
                as("analyst")
                        .contentType("text/csv; charset=GB18030")
                        .body(SMALL.getBytes(StandardCharsets.UTF_8))
                        .post(path),
                415,
                "GB18030");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(SMALL.getBytes(StandardCharsets.UTF_8));
        }
        refused(
                as("analyst")
                        .contentType("text/csv")
                        .header("Content-Encoding", "gzip")
                        .body(zipped.toByteArray())
                        .post(path),
                415,
                "Content-Encoding");
    }

    @Test
    void onlyAnalystsAndAdministratorsAnalyse() {
        String path = "/api/v1/analyses?method=did&" + OF_SMALL;
        for (String role : new String[] {"viewer", "steward", "officer"}) {
            refused(as(role).contentType("text/csv").body(SMALL).post(path), 403);
        }
        assertThat(as("admin").contentType("text/csv").body(SMALL).post(path).statusCode())
                .isEqualTo(200);
    }

    @Test
    void moreCellsThanAreTakenAreRefusedBeforeTheyAreMade() {
        String rows = Stream.iterate(1, i -> i + 1)
                .limit(1500)
                .map(i -> "u" + i + "," + i + ",1,0")
                .collect(Collectors.joining("\n"));
        refused(analysed("method=did&" + OF_SMALL, "u,t,y,d\n" + rows), 422, "TOO_MANY_CELLS", "2,250,000 cells");
    }
}
