package org.hengce.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long the console takes in a browser: from the address to the first page with all that is on it, nothing of it known to the
 * browser before; then, of a large made-up register, from what somebody does to the list that it leads to.
 *
 * <p>Arguments: server, file with the administrator's password, policies. The demo's policies must be there.
 */
public final class ConsoleSpeed {
    private static final int WARM_UP = 5;
    private static final int MEASURED = 30;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Its heading and the ways to all pages are there. */
    private static final String IT_CAN_BE_USED =
            "() => document.querySelector('main h1') && document.querySelector('nav.pages a')";

    /** All that the overview shows has come. */
    private static final String OVERVIEW_IS_THERE = """
            () => document.querySelector('h1') && document.querySelector('.policy') && document.querySelector('.ratings')
                && document.querySelector('.fresh') && document.querySelector('.alerts')
                && !document.querySelector('.waiting, [aria-busy=true]')""";

    /** Does what is given, and waits until the list has been asked for, has come and is painted; in milliseconds. */
    private static final String UNTIL_LISTED = """
            () => new Promise(done => {
              const list = document.querySelector('.results');
              let asked = false;
              const watching = new MutationObserver(() => {
                const busy = list.getAttribute('aria-busy') === 'true';
                asked ||= busy;
                if (!asked || busy) return;
                watching.disconnect();
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
              });
              watching.observe(list, {attributes: true, childList: true, subtree: true});
              const began = performance.now();
              %s
            })""";

    private static final String SCRIPT_BYTES = """
            () => performance.getEntriesByType('resource').filter(each => new URL(each.name).pathname.endsWith('.js'))
                .reduce((sum, each) => sum + each.encodedBodySize, 0)""";

    private final String server;
    private final Browser browser;
    private final String signedIn;
    private final MadeUpRegister register;

    private ConsoleSpeed(String server, Browser browser, String password, MadeUpRegister register) {
        this.server = server;
        this.browser = browser;
        this.register = register;
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(server + "/");
            page.locator("[name=username]").fill("admin");
            page.locator("[name=password]").fill(password);
            page.locator("[name=password]").press("Enter");
            page.waitForFunction(OVERVIEW_IS_THERE);
            signedIn = context.storageState();
        }
    }

    /** Prints rows of docs/performance.md. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        String password = Files.readString(Path.of(arguments[1])).strip();
        int policies = Integer.parseInt(arguments[2]);
        Api api = new Api(arguments[0], "admin", password);
        MadeUpRegister register = new MadeUpRegister();
        MadeUpRegister.define(api);
        register.imported(api, policies);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium())
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            ConsoleSpeed speed = new ConsoleSpeed(arguments[0], browser, password, register);
            speed.firstPage();
            String of = " of %,d policies".formatted(policies);
            speed.row(
                    "a filter" + of, () -> "document.querySelectorAll('.facet a')[" + register.below(5) + "].click()");
            speed.row("the next page" + of, () -> "document.querySelector('a[rel=next]').click()");
            speed.row("a search" + of + ", from Enter on", speed::search);
        }
    }

    private static Path chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("chromium is needed; install it"));
    }

    private BrowserContext newContext() {
        return browser.newContext(new Browser.NewContextOptions()
                .setStorageState(signedIn)
                .setLocale("en-GB")
                .setViewportSize(1280, 900));
    }

    /** With a browser that has kept nothing, each time. */
    private void firstPage() {
        long[] nanos = new long[MEASURED];
        long[] usable = new long[MEASURED];
        long script = 0;
        for (int i = -WARM_UP; i < MEASURED; i++) {
            try (BrowserContext context = newContext()) {
                Page page = context.newPage();
                long began = System.nanoTime();
                page.navigate(server + "/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
                page.waitForFunction(IT_CAN_BE_USED);
                long used = System.nanoTime() - began;
                page.waitForFunction(OVERVIEW_IS_THERE);
                if (i >= 0) {
                    usable[i] = used;
                    nanos[i] = System.nanoTime() - began;
                    script = ((Number) page.evaluate(SCRIPT_BYTES)).longValue();
                }
            }
        }
        print("first page, nothing kept before, until it can be used", "< 1 s", new Latencies(usable).toString());
        print("the same, until all that is on it is there", "–", new Latencies(nanos).toString());
        print("script of all pages, as it is sent", "< 350 kB", String.format(Locale.ROOT, "%.0f kB", script / 1e3));
    }

    private void openPolicies(Page page) {
        page.navigate(server + "/policies");
        page.waitForFunction("""
                () => document.querySelector('.policy') && document.querySelectorAll('.facet a').length > 4
                    && document.querySelector('.results')?.getAttribute('aria-busy') === 'false'""");
    }

    private String search() {
        return """
                document.querySelector('#q').value = '%s';
                document.querySelector('form.search').requestSubmit();""".formatted(register.word(true).replace("'", ""));
    }

    /** What somebody does, as script. */
    private interface Act {
        String next();
    }

    private void row(String name, Act act) {
        long[] nanos = new long[MEASURED];
        try (BrowserContext context = newContext()) {
            Page page = context.newPage();
            for (int i = -WARM_UP; i < MEASURED; i++) {
                openPolicies(page);
                double millis = ((Number) page.evaluate(UNTIL_LISTED.formatted(act.next()))).doubleValue();
                if (i >= 0) {
                    nanos[i] = (long) (millis * NANOS_PER_MILLI);
                }
            }
        }
        print(name + ", until the list is there", "< 300 ms", new Latencies(nanos).toString());
    }

    private static void print(String figure, String target, String measured) {
        System.out.printf("| %s | %s | %s | %s |%n", figure, target, measured, LocalDate.now(ZoneOffset.UTC));
    }
}
