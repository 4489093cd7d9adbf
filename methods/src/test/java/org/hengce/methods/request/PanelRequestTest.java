package org.hengce.methods.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengce.methods.csv.TreatmentColumn;
import org.hengce.methods.option.OptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelRequestTest {
    private static PanelRequest read(String query, Spelling spelling) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            values.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        Words words = new Words(values, spelling);
        return PanelRequest.of(AnalysisRequest.of(words, 1), words);
    }

    private static OptionException refused(String query, Spelling spelling) {
        return catchThrowableOfType(OptionException.class, () -> read(query, spelling));
    }

    @Test
    void whatIsAskedIsReadFromWords() {
        PanelRequest request = read(
                "method=DIFFERENCE_IN_DIFFERENCES&unit=u&time=t&outcome=y&firstTreated=g&set=eventStudy=true&set=leads=2"
                        + "&exclude=a,b&level=0.9&seed=-7&from=2001&to=2010",
                Spelling.QUERY);

        assertThat(request.asked().method().word()).isEqualTo("did");
        assertThat(request.asked().options().level()).isEqualTo(0.9);
        assertThat(request.asked().options().seed()).hasValue(-7);
        assertThat(request.layout().treatment()).isEqualTo(new TreatmentColumn.FirstPeriod("g"));
        assertThat(request.layout().excluded()).containsExactly("a", "b");
        assertThat(request.layout().from()).isEqualTo("2001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "unit=u|Which method? before-after|哪种方法",
                "method=ols&unit=u|method: there is no method 'ols'; there are before-after|没有方法",
                "method=did&unit=u&outcome=y&treated=d|time is missing|缺少 time",
                "method=did&unit=u&time=t&outcome=y|treated=COL (0 or 1), firstTreated=COL (a period), or treat=UNIT=PERIOD|treated=COL",
                "method=did&unit=u&time=t&outcome=y&treated=d&firstTreated=g|firstTreated and treated say the same thing in two ways|两种方式",
                "method=its&time=t&outcome=y|a single series takes interruption instead|单一序列请改用 interruption",
                "method=did&unit=u&time=t&outcome=y&interruption=2001|without unit; with units say treat=UNIT=PERIOD|不与 unit 同用",
                "method=did&unit=u&time=t&outcome=y&treated=d&level=0x1p-1|level: '0x1p-1' is no number|不是此处可用的数字",
                "method=did&unit=u&time=t&outcome=y&treated=d&seed=٧|seed: '٧' is no number|不是此处可用的数字",
                "method=did&unit=u&time=t&outcome=y&treated=d&set=lead=2|did has no setting 'lead'; it has fixedEffects|没有设置",
                "method=did&unit=u&time=t&outcome=y&treated=d&transform=sqrt|transform: there is no transform 'sqrt'|没有变换",
                "method=power&unit=u&time=t&outcome=y&set=horizon=2&set=replications=100001|replications must be at most 100000|至多",
            })
    void whatIsWrongIsSaidAsARequestWritesIt(String query, String english, String chinese) {
        OptionException refusal = refused(query, Spelling.QUERY);
        assertThat(refusal).hasMessageContaining(english);
        assertThat(refusal.chinese()).contains(chinese);
        assertThat(refusal.getMessage()).doesNotContain("--");
    }

    @Test
    void aCommandWritesTheSameOtherwise() {
        assertThat(refused("method=did&unit=u&time=t&outcome=y", Spelling.COMMAND))
                .hasMessageContaining("--treated COL (0 or 1), --first-treated COL (a period), or --treat UNIT=PERIOD");
    }

    @Test
    void everyOptionThatIsNamedIsRead() {
        assertThat(PanelRequest.OPTIONS).allSatisfy(option -> assertThatThrownBy(
                        () -> read("method=did&unit=u&time=t&outcome=y&treated=d&" + option + "= ", Spelling.QUERY))
                .isInstanceOf(OptionException.class));
    }
}
