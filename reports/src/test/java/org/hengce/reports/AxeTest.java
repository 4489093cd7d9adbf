package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.hengce.reports.browser.Chromium;
import org.junit.jupiter.api.Test;

/** Pages in a browser: for everybody to use (WCAG 2.2 AA as axe checks it), without scripts, in the dark and on paper. */
class AxeTest {
    /** The dark has the same elements in other colours, whatever the language: of it the colours are looked at, once. */
    @Test
    void axeFindsNothingInAnyKindOfReport() {
        // The page's own policy lets no script run, axe's neither.
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(ColorScheme.LIGHT)
                                .setBypassCSP(true)
                                .setOffline(true))) {
            for (Language language : Language.values()) {
                for (Map.Entry<String, Report> report : Samples.all(language).entrySet()) {
                    Page page = context.newPage();
                    page.setContent(html(report.getValue()));
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                    assertThat(Chromium.barriers(page))
                            .as("%s, %s", report.getKey(), language)
                            .isEmpty();
                    if (language == Language.EN) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                        assertThat(Chromium.paleWords(page))
                                .as("%s in the dark", report.getKey())
                                .isEmpty();
                    }
                    page.close();
                }
            }
        }
    }

    @Test
    void whatKeepsPeopleOutIsFound() {
        try (Chromium chromium = Chromium.launch();
                Page page = chromium.browser().newPage()) {
            page.setContent("""
                    <!DOCTYPE html><html><head><title>t</title><style>
                    p { color: #767676; background: #fff }
                    @media (prefers-color-scheme: dark) { p { color: #555; background: #333 } }
                    </style></head><body><main><h1>t</h1><p>text</p><img src="data:,"></main></body></html>""");
            assertThat(Chromium.barriers(page))
                    .anyMatch(rule -> rule.startsWith("html-has-lang"))
                    .anyMatch(rule -> rule.startsWith("image-alt"))
                    .noneMatch(rule -> rule.startsWith("color-contrast"));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(Chromium.paleWords(page)).singleElement().asString().contains("<p>text</p>");
        }
    }

    @Test
    void aPageNeedsNoScriptAsksForNothingAndPrintsWhatIsFolded() {
        try (Chromium chromium = Chromium.launch();
                BrowserContext context =
                        chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            List<String> said = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onRequest(request -> said.add(request.url()));
            page.setContent(html(Samples.demo(Language.EN, Form.FULL)));
            assertThat(page.locator("h1").isVisible()).isTrue();
            assertThat(page.locator("figure svg").first().isVisible()).isTrue();
            page.locator("summary").first().click();
            assertThat(page.locator("details[open]").count()).isPositive();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.pdf()).isNotEmpty();
            assertThat(said).isEmpty();
        }
    }

    private static String html(Report report) {
        return new String(Format.HTML.of(report), StandardCharsets.UTF_8);
    }
}
