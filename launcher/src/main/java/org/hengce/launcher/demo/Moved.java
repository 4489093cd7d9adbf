package org.hengce.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengce.presentation.Language;
import org.hengce.presentation.json.ComparisonDocument;
import org.hengce.presentation.json.ComparisonDocument.EffectPart;
import org.hengce.presentation.json.ComparisonDocument.Mover;
import org.hengce.presentation.json.ComparisonDocument.Part;
import org.hengce.presentation.number.Numerals;
import org.hengce.presentation.number.Precision;

/** What moved between two evaluations, as lines for a terminal. */
final class Moved {
    private static final Numerals NUMERALS = new Numerals(Language.EN);

    private final ComparisonDocument split;

    Moved(ComparisonDocument split) {
        this.split = split;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("What moved, and by how much (causes that moved nothing are left out):");
        for (Part part : split.parts()) {
            for (EffectPart effect : part.effects()) {
                if (effect.estimate() != 0) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "  %-14s %s on the estimate of %s, %s on the score",
                            part.cause(),
                            change(effect.estimate(), 4),
                            effect.indicator(),
                            score(part)));
                }
            }
        }
        for (Mover mover : split.movers()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s in %s, %s: %s → %s, on its own %s",
                    mover.indicator(),
                    mover.region(),
                    mover.period(),
                    mover.old(),
                    mover.current(),
                    change(mover.effectOnEstimate(), 4)));
        }
        return lines;
    }

    private static String score(Part part) {
        return part.score() == null ? "nothing" : change(part.score(), 2);
    }

    private static String change(double by, int decimals) {
        String number = NUMERALS.number(by, new Precision(decimals));
        return by > 0 ? "+" + number : number;
    }
}
