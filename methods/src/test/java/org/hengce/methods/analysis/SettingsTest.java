package org.hengce.methods.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    private static Settings did(String... keyed) {
        return Settings.of(AnalysisMethod.DID, List.of(keyed));
    }

    @Test
    void valuesAreReadAsWhatTheyAre() {
        Settings settings = did("leads=3", "wild=true", "fixedEffects=unit, state", "correction=hc1");
        assertThat(settings.whole("leads")).hasValue(3);
        assertThat(settings.whole("lags")).isEmpty();
        assertThat(settings.flag("wild", false)).isTrue();
        assertThat(settings.flag("eventStudy", false)).isFalse();
        assertThat(settings.names("fixedEffects")).containsExactly("unit", "state");
        assertThat(settings.choice("correction", Map.of("hc1", 1, "none", 0))).hasValue(1);
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> did("lead=3"))
                .withMessageContaining("'lead'")
                .withMessageContaining("leads=N")
                .withMessageContaining("wild=true|false");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(AnalysisMethod.BACON, List.of("x=1")))
                .withMessage("bacon takes no settings, not 'x'");
    }

    @Test
    void whatIsNoSettingOrStandsTwiceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> did("leads")).withMessageContaining("key=value");
        assertThatIllegalArgumentException().isThrownBy(() -> did("=3")).withMessageContaining("key=value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> did("leads=3", "leads=4"))
                .withMessageContaining("given twice");
    }

    @Test
    void aValueOfAnotherKindIsNamedWithWhatMayBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> did("leads=three").whole("leads"))
                .withMessage("the setting leads is 'three'; it must be a whole number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> did("wild=yes").flag("wild", false))
                .withMessage("the setting wild is 'yes'; it must be false or true");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> did("fixedEffects=a,,b").names("fixedEffects"))
                .withMessageContaining("none empty");
        Settings power = Settings.of(AnalysisMethod.POWER, List.of("alpha=0x1p-3", "power=NaN"));
        assertThatIllegalArgumentException().isThrownBy(() -> power.number("alpha"));
        assertThatIllegalArgumentException().isThrownBy(() -> power.number("power"));
    }

    @ParameterizedTest
    @EnumSource
    void everyMethodIsFoundByItsWord(AnalysisMethod method) {
        assertThat(AnalysisMethod.named(method.word())).isEqualTo(method);
        assertThat(method.settings()).allMatch(setting -> setting.matches("\\w+=\\S+"));
    }

    /** As the contract has them: name typed, name on the wire. */
    @ParameterizedTest
    @CsvSource({
        "before-after,BEFORE_AFTER",
        "its,INTERRUPTED_TIME_SERIES",
        "did,DIFFERENCE_IN_DIFFERENCES",
        "bacon,BACON",
        "group-time,GROUP_TIME",
        "synthetic-control,SYNTHETIC_CONTROL",
        "sdid,SYNTHETIC_DID",
        "honest,HONEST",
        "power,POWER"
    })
    void namesAreThoseOfTheContract(String word, String wireName) {
        assertThat(AnalysisMethod.named(word).method().wireName()).isEqualTo(wireName);
    }

    @Test
    void aMethodThatIsNoneIsToldThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnalysisMethod.named("ols"))
                .withMessageContaining(
                        "before-after, its, did, bacon, group-time, synthetic-control, sdid, honest, power");
    }
}
