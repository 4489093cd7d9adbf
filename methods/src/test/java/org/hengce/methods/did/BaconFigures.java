package org.hengce.methods.did;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;
import org.hengce.methods.Figures;
import org.hengce.methods.figures.FigureRows;
import org.hengce.methods.panel.Panel;

/** The decompositions' rows of the page of figures. */
public final class BaconFigures {
    private BaconFigures() {}

    /** Minimum wages and reforms of mathematics. */
    public static void ofReference(FigureRows rows) {
        decomposition(rows, Panels.mpdta(), Figures.shared("bacon-mpdta.json"));
        decomposition(rows, Panels.mathReform(), Figures.shared("bacon-math-reform.json"));
    }

    private static void decomposition(FigureRows all, Panel panel, JsonNode file) {
        FigureRows rows = all.on(file.get("data").textValue())
                .by(file, "bacondecomp")
                .within(file.get("tolerance").doubleValue());
        BaconResult result = BaconDecomposition.withDefaults().estimate(panel);
        rows.figure("two-way coefficient", result.estimate(), file.get("twfe_coefficient"));
        rows.figure(
                "sum of the weights",
                result.comparisons().stream().mapToDouble(Comparison::weight).sum(),
                file.get("weights_sum"));
        for (JsonNode type : file.get("by_type")) {
            String said = type.get("type").textValue();
            Comparison.Type named = Objects.requireNonNull(BaconFiguresTest.TYPES.get(said));
            FigureRows ofType = rows.with(said.toLowerCase(Locale.ROOT));
            ofType.figure("weight", result.weight(named), type.get("weight"));
            ofType.figure("mean estimate", result.estimate(named), type.get("average_estimate"));
        }
        JsonNode components = file.get("components");
        rows.list("weights", found(result, components, Comparison::weight), theirs(components, "weight"));
        rows.list("estimates", found(result, components, Comparison::estimate), theirs(components, "estimate"));
    }

    private static double[] found(BaconResult result, JsonNode components, ToDoubleFunction<Comparison> number) {
        return StreamSupport.stream(components.spliterator(), false)
                .mapToDouble(component -> number.applyAsDouble(BaconFiguresTest.found(result, component)))
                .toArray();
    }

    private static double[] theirs(JsonNode components, String number) {
        return StreamSupport.stream(components.spliterator(), false)
                .mapToDouble(component -> component.get(number).doubleValue())
                .toArray();
    }
}
