package org.hengce.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hengce.presentation.Language;
import org.hengce.presentation.report.Report;
import org.hengce.presentation.report.Report.Form;
import org.junit.jupiter.api.Test;

/** Pages in a browser: for everybody to use (WCAG 2.2 AA as axe checks it), without scripts, in the dark and on paper. */
class AxeTest {
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @Test
    void axeFindsNothingInAnyKindOfReport() {
        Path chromium = chromium();
        try (Playwright playwright = playwright();
                Browser browser = launched(playwright, chromium)) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                // The page's own policy lets no script run, axe's neither.
                try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setBypassCSP(true)
                        .setOffline(true))) {
                    for (Language language : Language.values()) {
                        for (Map.Entry<String, Report> report :
                                Samples.all(language).entrySet()) {
                            Page page = context.newPage();
                            page.setContent(html(report.getValue()));
                            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                            List<Rule> violations = new AxeBuilder(page)
                                    .withTags(STANDARDS)
                                    .analyze()
                                    .getViolations();
                            assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes()))
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
        Path chromium = chromium();
        try (Playwright playwright = playwright();
                Browser browser = launched(playwright, chromium);
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
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

    private static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static Browser launched(Playwright playwright, Path chromium) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update")));
    }

    /** Debian's; without it the test is skipped by name, and with {@code --strict} fails. */
    private static Path chromium() {
        Path found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        boolean there = !found.toString().isEmpty();
        if ("true".equals(System.getenv("HENGCE_TEST_STRICT"))) {
            assertThat(there)
                    .as("chromium is needed to look at reports; install it")
                    .isTrue();
        }
        assumeTrue(there, "chromium is needed to look at reports; install it");
        return found;
    }
}
