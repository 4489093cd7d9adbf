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
    @Test
    void axeFindsNothingInAnyKindOfReport() {
        try (Chromium chromium = Chromium.launch()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                // The page's own policy lets no script run, axe's neither.
                try (BrowserContext context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setBypassCSP(true)
                                .setOffline(true))) {
                    for (Language language : Language.values()) {
                        for (Map.Entry<String, Report> report :
                                Samples.all(language).entrySet()) {
                            Page page = context.newPage();
                            page.setContent(html(report.getValue()));
                            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                            assertThat(Chromium.barriers(page))
                                    .as("%s, %s, %s", report.getKey(), language, scheme)
                                    .isEmpty();
                            page.close();
                        }
                    }
                }
            }
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
