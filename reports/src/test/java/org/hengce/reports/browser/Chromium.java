package org.hengce.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Debian's browser; without it a test is skipped by name, and with {@code --strict} fails. */
public final class Chromium implements AutoCloseable {
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String LOOK = """
            runOnly => axe.run({runOnly, resultTypes: ['violations']}).then(found => found.violations.map(rule =>
                rule.id + ': ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')))""";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. */
    public static Chromium launch() {
        Path program = program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking",
                                        "--disable-component-update"))));
    }

    /** For contexts of one's own. */
    public Browser browser() {
        return browser;
    }

    /** What keeps people out, each rule with the places where it is broken: WCAG 2.2 AA as axe checks it. */
    public static List<String> barriers(Page page) {
        return broken(page, Map.of("type", "tag", "values", STANDARDS));
    }

    /** What is hard to read in the colours that a page has now: all that another colour scheme can change. */
    public static List<String> paleWords(Page page) {
        return broken(page, Map.of("type", "rule", "values", List.of("color-contrast")));
    }

    /** In the page itself, into which axe is brought once: its own driver does so twice for each look, which takes longer than to look. */
    private static List<String> broken(Page page, Map<String, Object> rules) {
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return ((List<?>) page.evaluate(LOOK, rules))
                .stream().map(String::valueOf).toList();
    }

    private static Path program() {
        Path found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        boolean there = !found.toString().isEmpty();
        if ("true".equals(System.getenv("HENGCE_TEST_STRICT"))) {
            assertThat(there)
                    .as("chromium is needed to look at pages; install it")
                    .isTrue();
        }
        assumeTrue(there, "chromium is needed to look at pages; install it");
        return found;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
