package org.hengce.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.hengce.reports.browser.Chromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's pages of indicators in a real browser. */
@Order(2)
@ExtendWith({RunningStack.class, RunningBrowser.class})
class ConsoleIndicatorsIT {
    private static final String REVISED = "it-console-revised";
    private static final String HOSTILE = "<img src=x onerror=alert(1)> jobs";

    @BeforeAll
    static void prepare(Stack stack, Api admin) {
        Console.prepare(stack, admin);
        ObjectNode indicator = Api.JSON
                .createObjectNode()
                .put("dimension", "EMPLOYMENT")
                .put("unitMeasure", "thousand persons")
                .put("frequency", "A")
                .put("direction", "HIGHER_IS_BETTER")
                .put("aggregation", "SUM")
                .put("decimals", 0);
        indicator.putObject("name").put("en", HOSTILE).put("zh", "就业人数");
        indicator.putObject("rules").putObject("range").put("min", 0).put("max", 100);
        assertThat(admin.put("/api/v1/indicators/" + REVISED, indicator).status())
                .isIn(200, 201, 428);
        send(admin, 40);
        send(admin, 140);
    }

    private static void send(Api admin, int value) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.putArray("observations")
                .addObject()
                .put("indicator", REVISED)
                .put("region", "US-CA")
                .put("period", "2020")
                .put("value", value);
        Api.Answer sent = admin.post("/api/v1/observations", body);
        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
    }

    @Test
    void anIndicatorIsFoundAndItsRegionsAreNamedByChoice(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/")) {
            console.signIn();
            Page page = console.page();
            console.link("Indicators").click();
            assertThat(console.heading("Indicators")).isFocused();
            page.locator("#q").fill("cigarette");
            assertThat(page.locator("#found")).hasText("1 indicator");
            console.link("Cigarette sales per capita").click();
            assertThat(console.heading("Cigarette sales per capita")).isFocused();
            assertThat(page.locator("#values svg:visible title").first())
                    .hasText(Pattern.compile("^In 1992 from 55\\.0 \\(Utah\\) to .*"));
            assertThat(page.locator("#map svg:visible")).isVisible();

            page.getByLabel("Name a region").selectOption("US-CA");
            assertThat(page).hasURL(Pattern.compile(".*[?&]region=US-CA"));
            assertThat(page.locator("#values svg:visible title").first())
                    .hasText(Pattern.compile("^California: 67\\.5 in 1992"));
            page.getByLabel("Name a region").selectOption("US-NV");
            assertThat(page.locator("#values svg:visible title").first()).containsText("Nevada");
            Locator reader = page.locator("#values .reader");
            reader.focus();
            page.keyboard().press("Home");
            assertThat(reader).hasAttribute("aria-valuetext", Pattern.compile("^1963, California \\d.*, Nevada \\d.*"));

            page.locator("a[hreflang=zh]").click();
            assertThat(console.heading("人均卷烟销量")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*region=US-CA.*US-NV.*"));
            page.goBack();
            page.goBack();
            assertThat(page.locator("#values svg:visible title").first()).not().containsText("Nevada");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void whatWasKnownThenHasAnAddressAndARevisionIsTold(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/indicators/" + REVISED + "?region=US-CA")) {
            console.signIn();
            Page page = console.page();
            assertThat(console.heading(HOSTILE)).isVisible();
            assertThat(page.locator("#values svg:visible title").first()).containsText("140 in 2020");
            assertThat(page.locator("#revisions")).containsText("1 of 1 values were revised");
            page.locator("#as-known").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page).hasURL(Pattern.compile(".*asOf=.*"));
            assertThat(page.locator("#values svg:visible title").first()).containsText("40 in 2020");
            page.reload();
            assertThat(page.locator("#values svg:visible title").first()).containsText("40 in 2020");
            page.locator(".versions a").click();
            assertThat(page.locator("#values svg:visible title").first()).containsText("140 in 2020");
            assertThat(console.complaints()).as("nothing ran").isEmpty();
        }
    }

    @Test
    void whatRulesFindIsForThoseWhoMaySeeIt(Stack stack, Chromium chromium, Api admin) {
        try (Console console = Console.english(chromium, stack).open("/indicators/" + REVISED)) {
            console.signIn();
            assertThat(console.page().locator("#quality")).containsText("values out of range");
            assertThat(console.complaints()).isEmpty();
        }
        ObjectNode viewer = Api.JSON.createObjectNode().put("password", Console.PASSWORD);
        viewer.putArray("roles").add("viewer");
        viewer.putArray("regions");
        assertThat(admin.put("/api/v1/users/console-onlooker", viewer).status()).isIn(201, 428);
        try (Console console = Console.english(chromium, stack).open("/indicators/" + REVISED)) {
            console.signIn("console-onlooker");
            assertThat(console.page().locator("#values svg:visible")).isVisible();
            assertThat(console.page().locator("#quality")).hasCount(0);
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void backTakesAChoiceAway(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/indicators")) {
            console.signIn();
            Page page = console.page();
            Locator dimension = page.getByLabel("Dimension");
            dimension.selectOption("ECONOMY");
            assertThat(page).hasURL(Pattern.compile(".*dimension=ECONOMY"));
            page.goBack();
            assertThat(dimension).hasValue("");
            page.goForward();
            assertThat(dimension).hasValue("ECONOMY");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsSaidWithWhatToDo(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/indicators/nobodys-indicator")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            console.open("/indicators?q=zzzzzz");
            assertThat(page.locator(".notice")).containsText("No indicator fits");
            page.locator(".notice a").click();
            assertThat(page.locator(".policy").first()).isVisible();
        }
    }
}
