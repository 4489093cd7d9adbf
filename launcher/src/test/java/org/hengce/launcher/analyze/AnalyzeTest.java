package org.hengce.launcher.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hengce.launcher.InProcess;
import org.hengce.launcher.InProcess.Answer;
import org.hengce.launcher.terminal.Width;
import org.hengce.methods.request.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyzeTest {
    private static final String CIGARETTES =
            "analyze samples/us-cigarettes.csv --unit region --time year --outcome packs_per_capita --from 1970";
    private static final String LAWS = "analyze samples/us-shall-carry-laws.csv --unit region --time year"
            + " --outcome violent_crime_per_100000 --transform log --treated law_in_force";
    private static final String SEATBELTS =
            "analyze samples/uk-seatbelts.csv --time period --outcome drivers_killed --interruption 1983-02";
    private static final String HONEST =
            "analyze --method honest --betahat samples/honest/betahat.csv --sigma samples/honest/sigma.csv --pre 5";

    @TempDir
    private Path folder = Path.of("");

    private static Answer run(String line) {
        return InProcess.run(line.split(" ", -1));
    }

    private Answer runHere(String line) {
        return InProcess.run(folder, Map.of(), line.split(" ", -1));
    }

    private static Answer refused(String line, int status) {
        Answer answer = run(line);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    static Stream<String> everyMethod() {
        return Stream.of(
                CIGARETTES + " --treat US-CA=1989 --method sdid",
                CIGARETTES + " --treat US-CA=1989 --method synthetic-control --set leaveOneOut=true",
                CIGARETTES + " --to 1988 --method power --set treated=US-CA --set horizon=4 --set method=did"
                        + " --set replications=20",
                LAWS + " --method did",
                LAWS + " --method did --set eventStudy=true --set wild=true",
                LAWS + " --method did --set sunAbraham=true",
                LAWS + " --method bacon",
                LAWS + " --method group-time --set inference=bootstrap --set draws=100",
                SEATBELTS + " --method its",
                SEATBELTS + ",1984-01 --method its --transform log",
                SEATBELTS + " --method before-after --transform growth",
                HONEST,
                HONEST + " --set delta=smoothness");
    }

    @ParameterizedTest
    @MethodSource("everyMethod")
    void everyMethodPrintsWithin100ColumnsInBothLanguages(String line) {
        for (String language : List.of("en", "zh")) {
            Answer answer = run(line + " --lang " + language);
            assertThat(answer.status()).as(answer.text()).isZero();
            assertThat(answer.text().lines()).allMatch(text -> Width.of(text) <= 100);
            assertThat(answer.text())
                    .doesNotContain("NaN", "null", "Infinity")
                    .contains(language.equals("zh") ? "下一步：" : "Next: ");
        }
    }

    @ParameterizedTest
    @MethodSource("everyMethod")
    void everyMethodCanBeDrawn(String line) throws Exception {
        Path svg = folder.resolve("out.svg");
        Answer answer = run(line + " --plot " + svg);

        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("Written: ");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(svg.toFile())
                        .getDocumentElement()
                        .getNodeName())
                .isEqualTo("svg");
        assertThat(Files.readString(svg)).doesNotContain("NaN", "Infinity");
    }

    @Test
    void theLanguageIsThatOfTheLocaleUnlessSaid() {
        String[] words = (SEATBELTS + " --method before-after").split(" ", -1);
        assertThat(InProcess.run(InProcess.ROOT, Map.of("LANG", "zh_CN.UTF-8"), words)
                        .text())
                .contains("估计值");
        assertThat(InProcess.run(InProcess.ROOT, Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C"), words)
                        .text())
                .contains("Estimate");
        assertThat(run(SEATBELTS + " --method before-after --lang zh").text()).contains("估计值");
    }

    @Test
    void unitsToExcludeThatAreNotThereAreNamedBesideTheResult() {
        Answer answer = run(CIGARETTES + " --treat US-CA=1989 --method sdid --exclude US-AK,US-AZ,US-HI");

        assertThat(answer.status()).isZero();
        assertThat(answer.text()).startsWith("hengce: note: not in the file, so not excluded: US-AK, US-HI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "analyze|Which method?",
                "analyze x.csv|Which method?",
                "analyze x.csv --method ols|there is no method 'ols'",
                "analyze x.csv --method did --outcom y|There is no option '--outcom'. Is it --outcome?",
                "analyze x.csv --method did --unit|--unit needs a value",
                "analyze x.csv --method did --unit --time t|--unit needs a value",
                "analyze x.csv --method did --json=true|--json takes no value",
                "analyze x.csv --method did --method bacon|--method is given 2 times",
                "analyze --method did --unit u --time t --outcome y --treated d|Which file?",
                "analyze a.csv b.csv --method did --unit u --time t --outcome y --treated d|One file at a time",
                "analyze x.csv --method did --unit u --outcome y --treated d|--time is missing",
                "analyze x.csv --method did --time t --outcome y --treated d|--unit is missing",
                "analyze x.csv --method its --time t --outcome y --treated d|a single series takes --interruption",
                "analyze x.csv --method did --unit u --time t --outcome y|Which units are treated from when?",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --treat a=1|in two ways",
                "analyze x.csv --method did --time t --outcome y --interruption 2001|did compares units",
                "analyze x.csv --method its --unit u --time t --outcome y --interruption 2001|without --unit",
                "analyze x.csv --method its --time t --outcome y --interruption 2001.0|'2001.0' is no period; write 2001",
                "analyze x.csv --method did --unit u --time t --outcome y --treat a|'a' is no UNIT=PERIOD",
                "analyze x.csv --method did --unit u --time t --outcome y --treat a=2001,a=2002|a is given twice",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --level 95|level 95.0 is not between 0.01 and 0.999999",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --level x|'x' is no number",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --seed 1.5|--seed",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --threads 0|threads must be at least 1, not 0",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --lang fr|neither zh nor en",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --set lead=2|has no setting 'lead'",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --set leads=2|event study",
                "analyze x.csv --method bacon --unit u --time t --outcome y --treated d --covariates x|uses no covariates",
                "analyze x.csv --method sdid --unit u --time t --outcome y --treated d --weights w|no unit weights",
                "analyze x.csv --method sdid --unit u --time t --outcome y --treated d --cluster c|not clustered",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --transform sqrt|no transform 'sqrt'",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --from spring|'spring' is no period",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --exclude a,,b|empty part",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --pre 3|for --method honest only",
                "analyze x.csv --method honest --betahat b --sigma s --pre 3|not x.csv",
                "analyze --method honest --betahat b --sigma s|--pre is missing",
                "analyze --method honest --betahat b --pre 3|--sigma is missing",
                "analyze --method honest --betahat b --sigma s --pre 3 --unit u|--unit says nothing to honest",
                "analyze --method honest --betahat b --sigma s --pre 3 --set m=1|by mbar, not by m",
                "analyze x.csv --method power --unit u --time t --outcome y|horizon=N",
                "analyze x.csv --method power --unit u --time t --outcome y --set horizon=2 --level 0.9|power gives no interval",
                "analyze x.csv --method bacon --unit u --time t --outcome y --treated d --level 0.9|bacon gives no interval",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --level 0x1p-1|'0x1p-1' is no number",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --level 0.5f|'0.5f' is no number",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --seed 9007199254740992|the seed",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --from 2008 --to 2003|change places",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --from 1983-2|write 1983-02",
                "analyze x.csv --method its --time t --outcome y --interruption 1983-02,1984/3|write 1984-03",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --set leads|hengce: 'leads' is no setting",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --set a=1|hengce: did has no setting 'a'"
            })
    void wrongUsageIsExitStatus2AndSaysWhat(String line, String said) {
        Answer answer = refused(line, 2);
        assertThat(answer.text()).contains(said, "usage: ./hengce analyze");
    }

    @Test
    void aFileThatIsNotThereIsNamedWithWhereItWasLookedFor() {
        String options = " --method did --unit u --time t --outcome y --treated d";
        assertThat(refused("analyze nothing.csv" + options, 1).text())
                .contains(
                        "There is no file nothing.csv.",
                        InProcess.ROOT.resolve("nothing.csv").toString(),
                        "do:");
        assertThat(refused("analyze samples" + options, 1).text()).contains("samples is a folder");
        assertThat(refused("analyze --method honest --betahat b.csv --sigma s.csv --pre 3", 1)
                        .text())
                .contains("There is no file b.csv.");
    }

    @Test
    void whatIsWrongWithAFileIsSaidByLineAndColumnInTheReadersLanguage() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "u,t,y,d\na,2001,1,0\na,2002,x,0\nb,2001.0,2,yes\n");
        String line = "analyze bad.csv --method did --unit u --time t --outcome y --treated d";

        Answer answer = runHere(line);
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains(
                        "bad.csv cannot be used: 2 problems", "line 3, column y: 'x' is no number", "line 4, column t");
        assertThat(runHere(line + " --lang zh").text()).contains("第 3 行，列 y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void whatAPanelDoesNotAllowIsSaidWithItsCode(String language) throws IOException {
        Files.writeString(folder.resolve("few.csv"), "u,t,y,d\na,2001,1,0\na,2002,2,0\nb,2001,3,0\nb,2002,5,0\n");

        Answer answer =
                runHere("analyze few.csv --method did --unit u --time t --outcome y --treated d --lang " + language);
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text())
                .contains(
                        language.equals("zh")
                                ? List.of("did 在此没有结果（NO_TREATED_UNIT）。", "原因：", "处理：")
                                : List.of("did has no result here (NO_TREATED_UNIT).", "why:", "do:"));
    }

    @Test
    void aSettingThatDoesNotGoWithThePanelIsNoErrorOfOurs() {
        Answer answer = refused(SEATBELTS + " --method its --set lag=500", 1);
        assertThat(answer.text())
                .contains("its cannot be run like this.", "lag 500")
                .doesNotContain("error in Hengce");
    }

    @Test
    void aPictureNeedsAFolderBeforeAnythingIsComputed() {
        assertThat(refused(LAWS + " --method did --plot nowhere/x.svg", 1).text())
                .contains("There is no folder");
    }

    @Test
    void columnsOfAllKindsAreRead() {
        Answer answer = run("analyze samples/us-shall-carry-laws.csv --method did --unit region --time year"
                + " --outcome violent_crime_per_100000 --transform log --treated law_in_force"
                + " --covariates prisoners_per_100000,density_thousand_per_sq_mile --weights population_million"
                + " --cluster region --set fixedEffects=region,year");
        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("prisoners_per_100000", "density_thousand_per_sq_mile");
    }

    @Test
    void firstTreatedPeriodsAndStatedOnesAreTheSamePanel() throws IOException {
        Files.writeString(
                folder.resolve("p.csv"),
                "u,t,y,g\na,1,1,3\na,2,2,3\na,3,5,3\na,4,7,3\nb,1,2,\nb,2,2.5,\nb,3,2,\nb,4,3,\nc,1,1,\nc,2,2,\nc,3,2,\nc,4,2,\n");
        String line = "analyze p.csv --method did --unit u --time t --outcome y --json";
        Answer column = runHere(line + " --first-treated g");
        assertThat(column.status()).as(column.text()).isZero();
        assertThat(runHere(line + " --treat a=3").text()).isEqualTo(column.text());
    }

    @Test
    void helpShowsEveryOptionAndEverySettingWithin100Columns() {
        Answer answer = run("help analyze");
        assertThat(answer.status()).isZero();
        assertThat(answer.text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(answer.text())
                .contains(Stream.concat(AnalyzeOptions.VALUED.stream(), AnalyzeOptions.FLAGS.stream())
                        .map(Spelling.COMMAND::name)
                        .toList());
        assertThat(answer.text()).contains("sunAbraham=true|false", "mbar=0,0.5,1", "replications=N");
    }

    /** No Latin word is left but names, codes and commands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze",
                "analyze x.csv --method ols",
                "analyze x.csv --method did --unit",
                "analyze x.csv --method did --outcom y",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --level 2",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --set lead=2",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --set wild=maybe",
                "analyze x.csv --method did --unit u --time t --outcome y --treated d --from spring",
                "analyze x.csv --method bacon --unit u --time t --outcome y --treated d --covariates x",
                "analyze nothing.csv --method did --unit u --time t --outcome y --treated d",
                "analyze samples --method did --unit u --time t --outcome y --treated d",
                "analyze samples/uk-seatbelts.csv --method its --time period --outcome none --interruption 1983-02",
                "analyze samples/uk-seatbelts.csv --method its --time period --outcome drivers_killed --interruption 1983-02 --set lag=500",
                "analyze samples/uk-seatbelts.csv --method its --time period --outcome drivers_killed --interruption 1969-02",
                "analyze samples/uk-seatbelts.csv --method its --time period --outcome drivers_killed --interruption 1983-02 --plot nowhere/x.svg"
            })
    void failuresAreInOneLanguage(String line) {
        String text = run(line + " --lang zh").text();
        assertThat(text).matches("(?s).*\\p{IsHan}.*").doesNotContain("why:", "do: ", "usage:", "more:");
        assertThat(text.replaceAll("“[^”]*”|[(（][A-Z_]+[)）]", ""))
                .doesNotContainPattern("\\b(the|is|not|there|no|must)\\b");
    }

    @Test
    void aPictureNeverReplacesWhatIsRead() throws IOException {
        String text = "u,t,y,g\na,1,1,3\na,2,2,3\na,3,5,3\nb,1,2,\nb,2,2.5,\nb,3,2,\n";
        Files.writeString(folder.resolve("p.csv"), text);
        Files.createSymbolicLink(folder.resolve("same.svg"), folder.resolve("p.csv"));
        String line = "analyze p.csv --method did --unit u --time t --outcome y --first-treated g --plot ";

        for (String plot : List.of("p.csv", "./p.csv", "same.svg"))
            assertThat(runHere(line + plot).text()).contains("is read, and would be drawn over");
        assertThat(folder.resolve("p.csv")).hasContent(text);
        Path honest = InProcess.ROOT.resolve("samples/honest");
        Files.copy(honest.resolve("betahat.csv"), folder.resolve("b.csv"));
        Files.copy(honest.resolve("sigma.csv"), folder.resolve("s.csv"));
        for (String plot : List.of("b.csv", "s.csv"))
            assertThat(runHere("analyze --method honest --betahat b.csv --sigma s.csv --pre 5 --plot " + plot)
                            .text())
                    .contains("would be drawn over");
    }

    @Test
    void aPictureThatCouldNotBeWrittenIsToldBeforeTheResult() throws IOException {
        Files.createDirectory(folder.resolve("taken.svg"));
        Answer answer = run(LAWS + " --method did --plot " + folder.resolve("taken.svg"));

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("is a folder", "do:").doesNotContain("Estimate");
    }

    @Test
    void namesKeepTheirLetters() throws IOException {
        Files.writeString(folder.resolve("gaps.csv"), "u,t,y,d\nlin,1,1,0\nlin,2,2,0\nb,1,3,0\nb,2,5,1\n");
        assertThat(runHere("analyze gaps.csv --method did --unit u --time t --outcome y --treated d"
                                + " --covariates lin --cluster u")
                        .text())
                .doesNotContain("Lin");
        assertThat(run(HONEST + " --set m=1").text()).contains("hengce: delta=relative");
    }

    @Test
    void aColumnThatAnAliasCouldMeanIsNotPassedOver() throws IOException {
        Files.writeString(
                folder.resolve("p.csv"),
                "region,year,y,g,unit\na,1,1,3,p\na,2,2,3,p\na,3,5,3,p\nb,1,2,,q\nb,2,2.5,,q\nb,3,2,,q\nc,1,2,,q\nc,2,1,,q\nc,3,2,,q\n");
        String line = "analyze p.csv --method did --unit region --time year --outcome y --first-treated g --cluster ";

        assertThat(runHere(line + "unit").text())
                .contains("'unit' is a column of the file and stands for region as well");
        assertThat(runHere(line + "region").status()).isZero();
        assertThat(run(CIGARETTES + " --treat US-CA=1989 --method did --cluster unit")
                        .status())
                .isZero();
    }

    @Test
    void theOutcomeOfEarlierYearsPredicts() {
        String line = CIGARETTES + " --treat US-CA=1989 --method synthetic-control --json --set predictors=";
        Answer named = run(line + "packs_per_capita:1975,packs_per_capita:1980");
        assertThat(named.status()).as(named.text()).isZero();
        assertThat(run(line + "outcome:1975,outcome:1980").text()).isEqualTo(named.text());
    }

    @Test
    void howManyCoefficientsLieBeforeIsComparedWithTheirNames() {
        assertThat(run(HONEST.replace("--pre 5", "--pre 1")).text())
                .contains("--pre is 1", "before the reference are 5");
    }
}
