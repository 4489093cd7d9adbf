package org.hengce.presentation.page;

import java.util.Map;
import org.hengce.presentation.Cigarettes;
import org.hengce.presentation.Language;

/** The demo's page. */
final class Pages {
    private Pages() {}

    static PageInput demo(Language language) {
        return new PageInput(
                language,
                Cigarettes.TITLE,
                Cigarettes.START,
                Map.of(Cigarettes.INDICATOR, Cigarettes.FACTS),
                Cigarettes.regions(),
                Cigarettes.evaluation(),
                null,
                "http://localhost:8080/api/v1/evaluations/"
                        + Cigarettes.evaluation().id());
    }

    static PageInput corrected(Language language) {
        PageInput first = demo(language);
        return new PageInput(
                language,
                first.title(),
                first.treatedFrom(),
                first.indicators(),
                first.regions(),
                Cigarettes.corrected(),
                Cigarettes.evaluation(),
                null);
    }
}
