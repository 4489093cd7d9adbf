package org.hengce.methods.analysis;

import java.util.List;
import org.hengce.methods.did.BaconResult;
import org.hengce.methods.effect.Diagnostic;
import org.hengce.methods.effect.Effect;
import org.hengce.methods.honest.SensitivityResult;
import org.hengce.methods.power.PowerResult;

/** What a method found. */
public sealed interface AnalysisResult {
    /** An effect, and checks of what it rests on. */
    record OfEffect(Effect effect, List<Diagnostic> diagnostics) implements AnalysisResult {
        /** Copies the list. */
        public OfEffect {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * What a two-way coefficient is made of.
     *
     * @param treated units that become treated, in order of their codes
     * @param controls units that never do or always were
     */
    record OfDecomposition(BaconResult result, List<String> treated, List<String> controls) implements AnalysisResult {
        /** Copies the lists. */
        public OfDecomposition {
            treated = List.copyOf(treated);
            controls = List.copyOf(controls);
        }
    }

    /** What is left of an effect where trends are not quite parallel. */
    record OfSensitivity(SensitivityResult result) implements AnalysisResult {}

    /** What a design could find. */
    record OfDesign(PowerResult result) implements AnalysisResult {}
}
