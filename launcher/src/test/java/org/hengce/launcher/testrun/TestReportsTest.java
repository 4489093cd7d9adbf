package org.hengce.launcher.testrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hengce.launcher.terminal.UsageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
    private static final String REPORT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="org.hengce.SampleFiguresTest" tests="4">
              <properties><property name="java.version" value="17"/></properties>
              <testcase name="quick" classname="org.hengce.SampleFiguresTest" time="0.5"/>
              <testcase name="slow" classname="org.hengce.SampleFiguresTest" time="1,000.25">
                <system-out><![CDATA[talk]]></system-out>
              </testcase>
              <testcase name="wrong" classname="org.hengce.SampleFiguresTest" time="0.1">
                <failure message="expected 1&#10;but was 2" type="AssertionError">trace</failure>
              </testcase>
              <testcase name="absent" classname="org.hengce.SampleFiguresTest" time="0">
                <skipped message="the folder shared is not here"/>
              </testcase>
            </testsuite>
            """;

    @TempDir
    private Path root = Path.of("");

    private Path write(String folder, String content) throws Exception {
        Path reports = Files.createDirectories(root.resolve(folder));
        return Files.writeString(reports.resolve("TEST-a.xml"), content);
    }

    @Test
    void everyOutcomeIsCountedAndNamed() throws Exception {
        write("methods/target/surefire-reports", REPORT);
        write("service-kit/testing/target/failsafe-reports", REPORT);

        TestSummary summary = new TestSummary(new TestReports(root).read());

        assertThat(summary.lastLine()).isEqualTo("4 passed, 2 failed, 2 skipped");
        assertThat(summary.lines())
                .contains("  SampleFiguresTest · absent", "      the folder shared is not here", "      expected 1")
                .anyMatch(line -> line.contains("1000.25 s  SampleFiguresTest · slow"));
        assertThat(summary.skippedSampleFigures()).hasSize(2);
    }

    @Test
    void aRunBeginsWithoutOldReports() throws Exception {
        Path old = write("methods/target/surefire-reports", REPORT);

        new TestReports(root).delete();

        assertThat(old).doesNotExist();
        assertThat(new TestSummary(new TestReports(root).read()).lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void aSkippedClassIsNamedToo() throws Exception {
        write("a/target/surefire-reports", """
                <testsuite><testcase name="" classname="org.hengce.WholeTest" time="0"><skipped/></testcase></testsuite>
                """);

        assertThat(new TestSummary(new TestReports(root).read()).lines())
                .contains("  WholeTest · (whole class)", "      no reason given");
    }

    @Test
    void whatFollowsTheDashesIsMavens() {
        TestOptions options = TestOptions.of(List.of("--strict", "--", "-pl", "launcher", "--all"), "usage");

        assertThat(options).isEqualTo(new TestOptions(true, false, List.of("-pl", "launcher", "--all")));
        assertThatThrownBy(() -> TestOptions.of(List.of("--strickt"), "usage")).isInstanceOf(UsageError.class);
    }
}
