package org.hengce.methods.power;

import java.util.List;
import org.hengce.methods.effect.DroppedUnit;

/**
 * What pseudo-policies were made of.
 *
 * @param treatedUnits those to be treated
 * @param otherUnits untreated throughout the past used
 * @param unitsDropped units left out, in order of unit code
 * @param horizon treated periods of each pseudo-policy
 * @param firstStart the earliest first treated period of a pseudo-policy
 * @param lastStart the latest
 * @param unitsDrawn whether any units played the treated ones; else those to be treated always did
 * @param enumerated whether every start, with every choice of units and either sign of the effect, came once; else they
 *     were drawn
 */
public record PowerDesign(
        List<String> treatedUnits,
        List<String> otherUnits,
        List<DroppedUnit> unitsDropped,
        int horizon,
        String firstStart,
        String lastStart,
        boolean unitsDrawn,
        boolean enumerated) {
    /** Copies the lists. */
    public PowerDesign {
        treatedUnits = List.copyOf(treatedUnits);
        otherUnits = List.copyOf(otherUnits);
        unitsDropped = List.copyOf(unitsDropped);
    }
}
