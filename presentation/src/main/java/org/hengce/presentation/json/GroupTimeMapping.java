package org.hengce.presentation.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.methods.effect.Aggregate;
import org.hengce.methods.effect.GroupTimeDetail;

/** The parts of group-time effects. */
final class GroupTimeMapping {
    private GroupTimeMapping() {}

    static GroupTimeParts parts(GroupTimeDetail detail) {
        List<GroupTimeParts.Cell> cells = detail.cells().stream()
                .map(c -> new GroupTimeParts.Cell(
                        c.cohort(),
                        c.period(),
                        Parts.number(c.att()),
                        Parts.number(c.standardError()),
                        c.treatedUnits(),
                        c.controlUnits(),
                        c.reason() == null ? null : ReasonDocument.of(c.reason())))
                .toList();
        Map<String, GroupTimeParts.Average> aggregates = new LinkedHashMap<>();
        detail.aggregates()
                .forEach((by, average) -> aggregates.put(by.name().toLowerCase(Locale.ROOT), average(average)));
        return new GroupTimeParts(
                cells,
                aggregates,
                detail.headline().name().toLowerCase(Locale.ROOT),
                TestDocument.of(detail.preTest()));
    }

    private static GroupTimeParts.Average average(Aggregate average) {
        return new GroupTimeParts.Average(
                average.att(),
                Parts.number(average.standardError()),
                average.parts().stream()
                        .map(p -> new GroupTimeParts.Part(
                                p.key(),
                                p.att(),
                                Parts.number(p.standardError()),
                                IntervalDocument.of(p.pointwise()),
                                IntervalDocument.of(p.uniform()),
                                p.treatedUnits()))
                        .toList());
    }
}
