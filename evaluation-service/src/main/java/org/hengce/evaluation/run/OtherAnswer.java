package org.hengce.evaluation.run;

import org.hengce.methods.effect.Effect;
import org.hengce.presentation.json.ReasonDocument;
import org.hengce.presentation.json.RobustnessDocument.Range;
import org.jspecify.annotations.Nullable;

/**
 * A goal's question answered in another way, or why it cannot be.
 *
 * @param effect null where there is none, and for {@link Way#LEAVE_ONE_OUT}
 * @param range for {@link Way#LEAVE_ONE_OUT} alone
 * @param reason null where there is an answer
 */
record OtherAnswer(
        Way way,
        @Nullable Effect effect,
        @Nullable Range range,
        @Nullable ReasonDocument reason) {
    /** The ways, in the order in which they are shown; the names are those on the wire. */
    enum Way {
        SECOND_METHOD,
        WITHOUT_PROVISIONAL,
        CONTAMINATION,
        WINDOW_START,
        DISPLACEMENT,
        LEAVE_ONE_OUT
    }

    static OtherAnswer of(Way way, Effect effect) {
        return new OtherAnswer(way, effect, null, null);
    }

    static OtherAnswer of(Range range) {
        return new OtherAnswer(Way.LEAVE_ONE_OUT, null, range, null);
    }

    static OtherAnswer none(Way way, ReasonDocument reason) {
        return new OtherAnswer(way, null, null, reason);
    }
}
