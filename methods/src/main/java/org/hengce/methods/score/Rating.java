package org.hengce.methods.score;

/** A policy in one word; the names are those on the wire. */
public enum Rating {
    /** 无明显效果: the 90 % interval of the score lies within 40–60. */
    NO_MATERIAL_EFFECT,
    /** 有效: a benefit is all but certain, of a size that matters, shown by a design with more than before and after. */
    EFFECTIVE,
    /** 负面: a harm is all but certain, of a size that matters. */
    HARMFUL,
    /** 可能有效: a benefit is likely. */
    PROMISING,
    /** 尚无定论: none of these. */
    INCONCLUSIVE;

    /**
     * The first rule that holds: exactly one rating for every score with an interval.
     *
     * @param score with an interval
     * @param evidenceLevel 1 to 5 on the Maryland scale; at 1 at most PROMISING
     * @param anyGoalHarmful whether a goal of the policy has the verdict HARMFUL
     * @param clear whether the 95 % interval of the benefit lies above 0: without it at most PROMISING, so that the word
     *     does not say more than the interval does
     * @throws IllegalArgumentException if the score has no interval or the level is not in 1 … 5
     */
    public static Rating of(Score score, int evidenceLevel, boolean anyGoalHarmful, boolean clear) {
        Rating rating = of(score, evidenceLevel, anyGoalHarmful);
        return rating == EFFECTIVE && !clear ? PROMISING : rating;
    }

    /**
     * The first rule that holds: exactly one rating for every score with an interval.
     *
     * @param score with an interval
     * @param evidenceLevel 1 to 5 on the Maryland scale; at 1 at most PROMISING
     * @param anyGoalHarmful whether a goal of the policy has the verdict HARMFUL
     * @throws IllegalArgumentException if the score has no interval or the level is not in 1 … 5
     */
    public static Rating of(Score score, int evidenceLevel, boolean anyGoalHarmful) {
        if (!score.hasInterval()) {
            throw new IllegalArgumentException("a score without an interval has no rating");
        }
        if (evidenceLevel < 1 || evidenceLevel > 5) {
            throw new IllegalArgumentException("evidence level %d is not in 1 … 5".formatted(evidenceLevel));
        }
        double p = score.probabilityBeneficial();
        if (score.low() >= 40 && score.high() <= 60) {
            return NO_MATERIAL_EFFECT;
        }
        if (p >= 0.975 && score.mean() >= 60 && evidenceLevel >= 2 && !anyGoalHarmful) {
            return EFFECTIVE;
        }
        if (p <= 0.025 && score.mean() <= 40) {
            return HARMFUL;
        }
        return p >= 0.90 && score.mean() > 50 ? PROMISING : INCONCLUSIVE;
    }
}
