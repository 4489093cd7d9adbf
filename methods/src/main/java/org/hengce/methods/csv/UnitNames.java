package org.hengce.methods.csv;

import java.util.Collection;
import java.util.List;
import org.hengce.methods.csv.PanelDataException.Code;

/** Units named in the options. */
final class UnitNames {
    private UnitNames() {}

    /** Says that there is no such unit. */
    static void unknown(Problems problems, String unit, Collection<String> known) {
        List<String> near = NearNames.of(unit, known);
        problems.add(
                Code.UNKNOWN_UNIT,
                0,
                null,
                near.isEmpty()
                        ? "there is no unit '%s' among the %d".formatted(unit, known.size())
                        : "there is no unit '%s'; is it %s?".formatted(unit, String.join(" or ", near)),
                near.isEmpty()
                        ? "%d 个单位中没有“%s”".formatted(known.size(), unit)
                        : "没有单位“%s”；是否指 %s？".formatted(unit, String.join(" 或 ", near)));
    }
}
