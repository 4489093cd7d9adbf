package org.hengce.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.hengce.reports.browser.Chromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The console in a real browser: what people do there, and what goes wrong on them. */
@Order(2)
@ExtendWith({RunningStack.class, RunningBrowser.class})
class ConsoleIT {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> \"'><script>alert(2)</script>";
    private static final String PROP99 = "California tobacco control programme (Proposition 99)";
    private static final String PROP99_ZH = "加利福尼亚州控烟计划（第 99 号提案）";

    @BeforeAll
    static void prepare(Stack stack, Api admin) {
        Console.prepare(stack, admin);
    }

    @Test
    void whoSignsInFindsAPolicyAndReadsWhatItChangedInBothLanguages(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies?q=tobacco")) {
            Page page = console.page();
            assertThat(console.heading("Sign in")).isVisible();
            console.signIn();
            assertThat(page.locator("#found")).hasText("1 policy");
            assertThat(page.locator(".policy .last")).containsText("Inconclusive");
            assertThat(page.locator(".policy")).containsText("Cannot tell yet");
            console.link(PROP99).click();
            assertThat(console.heading(PROP99)).isFocused();
            assertThat(page).hasTitle(Pattern.compile("^California tobacco control programme .*Hengce.*"));
            assertThat(page.locator(".finding")).containsText("Cannot tell yet");
            assertThat(page.locator(".facts")).containsText(Pattern.compile("63 \\(3\\d to 9\\d\\)"));
            assertThat(page.locator("hc-figure svg:visible").first()).isVisible();

            page.locator("a[hreflang=zh]").click();
            assertThat(console.heading(PROP99_ZH)).isVisible();
            assertThat(page.locator(".finding")).containsText("尚不能判断");
            assertThat(page).hasURL(Pattern.compile(".*/policies/CA-PROP99\\?lang=zh"));
            page.goBack();
            assertThat(page.locator("#found")).hasText("共 1 项政策");
            assertThat(page.locator("#q")).hasValue("tobacco");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void theOverviewSaysWhatWasFoundLastAndHowAllPoliciesStand(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/")) {
            console.signIn();
            Page page = console.page();
            assertThat(console.heading("Overview")).isFocused();
            assertThat(page.locator(".ratings")).containsText("Inconclusive");
            page.locator(".policy h3 a").first().click();
            assertThat(page.locator("h1")).isFocused();
            assertThat(page).hasURL(Pattern.compile(".*/policies/[^/]+"));
            assertThat(page.locator(".downloads")).isVisible();
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void filtersAreLinksWithCountsAndBackTakesThemAway(Stack stack, Chromium chromium, Api admin) {
        Console.register(admin, "IT-CONSOLE-TALENT", "Talent seen in the console");
        try (Console console = Console.english(chromium, stack).open("/policies?q=console")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".facet a[href*='region=US-CA'] [title=US-CA]"))
                    .hasText("California");
            Locator talent = page.locator(".facet a[href*='category=TALENT']");
            assertThat(talent).containsText("Talent");
            talent.click();
            assertThat(page.locator(".facet a[aria-current=true]")).containsText("Talent");
            assertThat(console.link("Talent seen in the console")).isVisible();
            page.locator(".facet a[aria-current=true]").click();
            assertThat(page.locator(".facet a[aria-current=true]")).hasCount(0);
            page.goBack();
            assertThat(page.locator(".facet a[aria-current=true]")).hasCount(1);
            page.locator("#q").fill("nothing has these words zzz");
            assertThat(page.locator(".notice")).containsText("No policy fits");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void aLongListIsReadFiftyAtATime(Stack stack, Chromium chromium, Api admin) {
        for (int i = 0; i < 51; i++) {
            Console.register(admin, "IT-CONSOLE-PAGE-%02d".formatted(i), "Pagination of the register " + i);
        }
        try (Console console = Console.english(chromium, stack).open("/policies?q=pagination")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".policy")).hasCount(50);
            page.locator("a[rel=next]").click();
            assertThat(page.locator(".policy")).hasCount(1);
            page.goBack();
            assertThat(page.locator(".policy")).hasCount(50);
        }
    }

    @Test
    void theKeyboardAloneIsEnough(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies?q=tobacco")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator("#found")).hasText("1 policy");
            assertThat(console.heading("Policies")).isFocused();
            page.reload();
            assertThat(page.locator("#found")).hasText("1 policy");
            page.keyboard().press("Tab");
            assertThat(console.link("Skip to the content")).isFocused();
            page.keyboard().press("Enter");
            for (int i = 0; i < 40 && !"CA-PROP99".equals(focusedPolicy(page)); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertThat(console.heading(PROP99)).isFocused();
            Locator reader = page.locator(".reader").first();
            reader.focus();
            page.keyboard().press("Home");
            assertThat(reader).hasAttribute("aria-valuetext", Pattern.compile("^1970, .*123\\.0.*"));
            page.keyboard().press("ArrowRight");
            assertThat(reader).hasAttribute("aria-valuetext", Pattern.compile("^1971, .*"));
            assertThat(page.locator(".readout:visible")).containsText("1971");
            page.keyboard().press("Escape");
            assertThat(page.locator(".readout:visible")).hasCount(0);
            assertThat(console.complaints()).isEmpty();
        }
    }

    private static String focusedPolicy(Page page) {
        return String.valueOf(
                page.evaluate("new URL(document.activeElement.href ?? 'x:/').pathname.split('/').at(-1)"));
    }

    @Test
    void anEarlierEvaluationAndWhatMovedHaveAddressesOfTheirOwn(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies/CA-PROP99")) {
            console.signIn();
            Page page = console.page();
            Locator known = page.locator("#as-known");
            assertThat(known).isVisible();
            known.focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page).hasURL(Pattern.compile(".*\\?evaluation=[0-9a-f-]{36}"));
            assertThat(console.link("Show the newest")).isVisible();
            page.reload();
            assertThat(console.link("Show the newest")).isVisible();
            console.link("Show the newest").click();
            page.locator(".history a[aria-label^='Show what moved']").first().click();
            assertThat(page).hasURL(Pattern.compile(".*\\?moved=[0-9a-f-]{36}"));
            assertThat(page.locator(".moved svg:visible").first()).isVisible();
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void reportsComeInBothLanguagesAndEveryFormat(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies/CA-PROP99")) {
            console.signIn();
            Locator files = console.page().locator(".downloads a");
            assertThat(files).hasCount(9);
            for (Locator file : files.all()) {
                assertThat(console.context()
                                .request()
                                .get(stack.url() + file.getAttribute("href"))
                                .status())
                        .as(file.getAttribute("href"))
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aChartIsKeptAsAPictureOnWhite(ColorScheme scheme, Stack stack, Chromium chromium) throws IOException {
        try (Console console = new Console(chromium, stack, "en-GB", scheme, false).open("/policies/CA-PROP99")) {
            console.signIn();
            Page page = console.page();
            Locator asPng = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("This chart as PNG"));
            Download kept = page.waitForDownload(asPng.first()::click);
            assertThat(kept.suggestedFilename()).isEqualTo("e1-path.png");
            byte[] file = Files.readAllBytes(kept.path());
            assertThat(file).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
            assertThat(picture.getWidth()).isEqualTo(2 * 720);
            assertThat(picture.getHeight()).isBetween(picture.getWidth() / 4, picture.getWidth());
            assertThat(picture.getRGB(1, 1)).isEqualTo(0xffffffff);
            long drawn = IntStream.range(0, picture.getHeight())
                    .flatMap(y -> IntStream.range(0, picture.getWidth()).map(x -> picture.getRGB(x, y)))
                    .filter(colour -> colour != 0xffffffff)
                    .count();
            assertThat(drawn).isGreaterThan(5_000);
            assertThat(console.complaints()).isEmpty();

            page.route(Pattern.compile(".*/charts/.*\\.svg.*"), Route::abort);
            asPng.nth(1).click();
            assertThat(page.locator(".files .refusal").nth(1)).containsText("did not come about");
        }
    }

    /** Colours do not depend on words: each of them is looked at once. */
    @ParameterizedTest
    @CsvSource({"LIGHT, en-GB", "DARK, zh-CN"})
    void axeFindsNoBarrier(ColorScheme scheme, String locale, Stack stack, Chromium chromium) {
        try (Console console = new Console(chromium, stack, locale, scheme, true).open("/")) {
            Page page = console.page();
            assertThat(page.locator("h1")).isVisible();
            assertThat(Chromium.barriers(page)).as("sign-in").isEmpty();
            console.signIn();
            assertThat(page.locator(".ratings")).isVisible();
            assertThat(page.locator(".policy").first()).isVisible();
            assertThat(page.locator(".fresh").first()).isVisible();
            assertThat(page.locator(".alerts")).hasAttribute("aria-busy", "false");
            assertThat(console.barriers()).as("overview").isEmpty();
            console.open("/policies?q=tobacco");
            assertThat(page.locator(".policy .last")).isVisible();
            assertThat(console.barriers()).as("policies").isEmpty();
            console.open("/indicators");
            assertThat(page.locator(".policy").first()).isVisible();
            assertThat(console.barriers()).as("indicators").isEmpty();
            console.open("/indicators/cigarette-sales?region=US-CA");
            assertThat(page.locator("#quality")).isVisible();
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(console.barriers()).as("indicator").isEmpty();
            console.open("/data");
            page.locator("input[type=file]").setInputFiles(Console.csv("period,value\n"));
            assertThat(page.locator(".mapping")).isVisible();
            assertThat(page.locator("section[aria-labelledby=history-title] tbody tr")
                            .first())
                    .isVisible();
            assertThat(console.barriers()).as("data").isEmpty();
            console.open("/policies/CA-PROP99");
            assertThat(page.locator(".history")).isVisible();
            page.locator(".history a[aria-label]").first().click();
            assertThat(page.locator(".moved svg:visible").first()).isVisible();
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(console.barriers()).as("policy").isEmpty();
        }
    }

    @Test
    void whatPeopleTypedIsShownAndNeverRun(Stack stack, Chromium chromium, Api admin) {
        Console.register(admin, "IT-CONSOLE-HOSTILE", HOSTILE);
        try (Console console = Console.english(chromium, stack).open("/policies?q=onerror")) {
            console.signIn();
            console.link(HOSTILE).click();
            assertThat(console.heading(HOSTILE)).isVisible();
            assertThat(console.page().locator(".notice")).containsText("It is a draft");
            console.open("/policies?q=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&category=%3Cscript%3E");
            assertThat(console.page().locator("[role=alert]").first()).isVisible();
            assertThat(console.complaints()).allMatch(words -> words.contains("status of 400"));
        }
    }

    @Test
    void whenTheSessionEndsInTheMiddleOneSignsInAndGoesOn(Stack stack, Chromium chromium, Api admin) {
        try (Console console = Console.english(chromium, stack).open("/policies")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".policy").first()).isVisible();
            console.context().clearCookies();
            type(page.locator("#q"), "tobacco");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog).containsText("Your session has ended");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            assertThat(dialog).isVisible();
            console.signIn();
            assertThat(dialog).hasCount(0);
            assertThat(page.locator("#q")).hasValue("tobacco");
            assertThat(page.locator("#found")).hasText("1 policy");
            assertThat(console.link(PROP99)).isVisible();
            console.complaints();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(console.heading("Sign in")).isVisible();
            assertThat(console.complaints()).isEmpty();
        }
    }

    /** In one step: whoever types while the dialog opens types into the dialog. */
    private static void type(Locator field, String words) {
        field.evaluate(
                "(field, words) => { field.value = words; field.dispatchEvent(new Event('input', {bubbles: true})); }",
                words);
    }

    @Test
    void aWrongPasswordIsSaidInWords(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/")) {
            Page page = console.page();
            page.locator("[name=username]").fill(Console.USER);
            page.locator("[name=password]").fill("not the password");
            page.locator("[name=password]").press("Enter");
            assertThat(page.locator(".refusal")).isVisible();
            assertThat(page.locator("[name=password]")).isFocused();
        }
    }

    @Test
    void aLostConnectionIsSaidAndMendsItself(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".policy").first()).isVisible();
            console.context().setOffline(true);
            page.locator("#q").fill("tobacco");
            assertThat(page.locator("[role=alert]")).containsText("The server was not reached");
            assertThat(page.locator(".policy").first()).isVisible();
            console.context().setOffline(false);
            assertThat(page.locator("[role=alert]")).hasCount(0);
            assertThat(page.locator("#found")).hasText("1 policy");
        }
    }

    @Test
    void aSlowServerIsWaitedForAndWhatWasThereStays(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".policy").first()).isVisible();
            CompletableFuture<Route> held = new CompletableFuture<>();
            page.route(Pattern.compile(".*/api/v1/policies\\?q=tobacco.*"), held::complete);
            page.locator("#q").fill("tobacco");
            assertThat(page.locator(".results")).hasAttribute("aria-busy", "true");
            assertThat(page.locator(".policy").first()).isVisible();
            page.waitForCondition(held::isDone);
            held.join().resume();
            assertThat(page.locator(".results")).hasAttribute("aria-busy", "false");
            assertThat(console.link(PROP99)).isVisible();
        }
    }

    @Test
    void aChosenThemeHoldsAndPaperIsAlwaysLight(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies")) {
            console.signIn();
            Page page = console.page();
            page.locator(".settings select").selectOption("dark");
            page.reload();
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(18, 22, 27)");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
            assertThat(page.locator(".bar")).isHidden();
        }
    }

    @Test
    void anAddressWithoutAPolicySaysSo(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/policies/NO-SUCH-POLICY")) {
            console.signIn();
            assertThat(console.page().locator("[role=alert]").first()).containsText("NO-SUCH-POLICY");
        }
    }
}
