package org.hengce.methods.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {
    /** On both sides of every threshold, and on it. */
    private static final double[] SHARES = {0, 0.025, 0.02501, 0.5, 0.8999, 0.90, 0.9749, 0.975, 1};

    private static final double[] POINTS = {0, 39.9, 40, 40.1, 50, 50.1, 59.9, 60, 60.1, 100};

    @Test
    void everyScoreHasOneRatingAndEachIsReached() {
        Set<Rating> reached = EnumSet.noneOf(Rating.class);
        for (double p : SHARES) {
            for (double mean : POINTS) {
                for (double low : POINTS) {
                    for (double high : POINTS) {
                        for (int evidence = 1; evidence <= 5; evidence++) {
                            for (boolean harmful : new boolean[] {false, true}) {
                                Rating rating = Rating.of(score(p, mean, low, high), evidence, harmful);
                                assertThat(rating)
                                        .as("P %s mean %s in %s–%s, evidence %d", p, mean, low, high, evidence)
                                        .isEqualTo(firstRule(p, mean, low, high, evidence, harmful));
                                reached.add(rating);
                            }
                        }
                    }
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(Rating.values());
    }

    /** The table of the specification, row by row, with nothing assumed about rows above. */
    private static Rating firstRule(double p, double mean, double low, double high, int evidence, boolean harmful) {
        Map<Rating, Boolean> rules = new LinkedHashMap<>();
        rules.put(Rating.NO_MATERIAL_EFFECT, low >= 40 && high <= 60);
        rules.put(Rating.EFFECTIVE, p >= 0.975 && mean >= 60 && evidence >= 2 && !harmful);
        rules.put(Rating.HARMFUL, p <= 0.025 && mean <= 40);
        rules.put(Rating.PROMISING, p >= 0.90 && mean > 50);
        rules.put(Rating.INCONCLUSIVE, true);
        List<Rating> holding = new ArrayList<>();
        rules.forEach((rating, holds) -> {
            if (holds) {
                holding.add(rating);
            }
        });
        return holding.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 80, 62, 95, 3, false, EFFECTIVE",
        "0.99, 80, 62, 95, 1, false, PROMISING",
        "0.99, 80, 62, 95, 3, true, PROMISING",
        "0.93, 70, 48, 90, 3, false, PROMISING",
        "0.01, 20, 5, 38, 1, false, HARMFUL",
        "0.99, 55, 51, 59, 3, false, NO_MATERIAL_EFFECT",
        "0.60, 55, 30, 80, 3, false, INCONCLUSIVE",
    })
    void casesByHand(double p, double mean, double low, double high, int evidence, boolean harmful, Rating rating) {
        assertThat(Rating.of(score(p, mean, low, high), evidence, harmful)).isEqualTo(rating);
    }

    @Test
    void effectiveNeedsAnIntervalAboveZeroAndNothingElseDoes() {
        assertThat(Rating.of(score(0.976, 80, 62, 95), 3, false, true)).isEqualTo(Rating.EFFECTIVE);
        assertThat(Rating.of(score(0.976, 80, 62, 95), 3, false, false)).isEqualTo(Rating.PROMISING);
        assertThat(Rating.of(score(0.01, 20, 5, 38), 3, false, false)).isEqualTo(Rating.HARMFUL);
    }

    @Test
    void aScoreWithoutIntervalHasNoRating() {
        Score pointOnly = new Score(75, Double.NaN, Double.NaN, Double.NaN, Score.LEVEL, Double.NaN);
        assertThatIllegalArgumentException().isThrownBy(() -> Rating.of(pointOnly, 3, false));
    }

    private static Score score(double p, double mean, double low, double high) {
        return new Score(mean, mean, low, high, Score.LEVEL, p);
    }
}
