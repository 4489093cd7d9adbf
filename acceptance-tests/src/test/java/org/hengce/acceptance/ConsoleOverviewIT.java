package org.hengce.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.hengce.reports.browser.Chromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The overview says what needs somebody and how fresh the data are, to each as much as is for them. */
@Order(2)
@ExtendWith({RunningStack.class, RunningBrowser.class})
class ConsoleOverviewIT {
    private static final String READER = "console-onlooker";

    @BeforeAll
    static void prepare(Stack stack, Api admin) {
        Console.prepare(stack, admin);
        ObjectNode reader = Api.JSON.createObjectNode().put("password", Console.PASSWORD);
        reader.putArray("roles").add("viewer");
        reader.putArray("regions");
        assertThat(admin.put("/api/v1/users/" + READER, reader).status()).isIn(201, 428);
    }

    /** Of a name that no other test's has, which is overdue since its first year. */
    private static void overdue(Api admin, String code, String name) {
        ObjectNode indicator = Api.JSON
                .createObjectNode()
                .put("dimension", "ECONOMY")
                .put("unitMeasure", "things")
                .put("frequency", "A")
                .put("direction", "HIGHER_IS_BETTER")
                .put("aggregation", "SUM");
        indicator.putObject("name").put("en", name);
        indicator
                .putObject("rules")
                .putObject("expected")
                .put("from", "2010")
                .putArray("regions")
                .add("US-CA");
        assertThat(admin.put("/api/v1/indicators/" + code, indicator).status()).isIn(201, 428);
    }

    /** A file with a wrong value; its id. */
    private static String refused(Api admin) {
        String columns = "?columns=indicator:=cigarette-sales,region:=US-PA,period:period,value:value";
        Api.Answer taken = admin.send("POST", "/api/v1/imports" + columns, "period,value\n1984,none\n", "text/csv");
        assertThat(taken.status()).as(taken.raw().body()).isBetween(200, 299);
        return taken.json().path("id").asText();
    }

    private static Locator alert(Page page, String name) {
        return page.locator("section[aria-labelledby=alerts-" + name + "]");
    }

    @Test
    void whatNeedsSomebodyIsSaidWithItsLinkAndWhatToDo(Stack stack, Chromium chromium, Api admin) {
        ObjectNode policy = Api.JSON
                .createObjectNode()
                .put("code", "IT-OVERVIEW-WAITS")
                .put("category", "TALENT")
                .put("level", "MUNICIPAL")
                .put("announcedOn", "2100-01-01");
        policy.putObject("title").put("en", "A policy that waits");
        policy.putArray("coverage").addObject().put("region", "IT-NOWHERE").put("from", "2018");
        assertThat(admin.post("/api/v1/policies", policy).status()).isIn(201, 409);
        try (Console console = Console.english(chromium, stack).open("/")) {
            console.signIn();
            Page page = console.page();
            assertThat(alert(page, "unsettled")).containsText("A policy that waits");
            assertThat(alert(page, "unsettled")).containsText("IT-NOWHERE");
            assertThat(alert(page, "unsettled")).containsText("Have the codes defined");
            console.link("A policy that waits").click();
            assertThat(console.heading("A policy that waits")).isFocused();
            assertThat(console.page().locator(".notice")).containsText("IT-NOWHERE");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void aRefusedFileAppearsWithoutAReload(Stack stack, Chromium chromium, Api admin) {
        try (Console console = Console.english(chromium, stack).open("/")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".live")).isVisible();
            assertThat(page.locator(".alerts")).hasAttribute("aria-busy", "false");
            String id = refused(admin);
            Locator newest = alert(page, "imports").locator("a[href*='" + id + "']");
            assertThat(newest).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            newest.click();
            assertThat(page).hasURL(Pattern.compile(".*/data\\?import=[0-9a-f-]{36}"));
            assertThat(page.locator(".outcome")).containsText("Refused");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsOverdueStandsFirstAmongTheIndicators(Stack stack, Chromium chromium, Api admin) {
        overdue(admin, "a-it-overdue", "Things that nobody counts");
        try (Console console = Console.english(chromium, stack).open("/")) {
            console.signIn();
            Page page = console.page();
            Locator row = page.locator(".fresh tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("Things that nobody counts"));
            assertThat(row).containsText(Pattern.compile("yearly.*20\\d\\d, overdue", Pattern.DOTALL));
            assertThat(page.locator(".fresh tbody tr").first()).containsText("overdue");
            assertThat(page.locator(".fresh").last())
                    .containsText(Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"));
            page.locator("a[hreflang=zh]").click();
            assertThat(row).containsText("已逾期");
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void findingsAreForThoseWhoMayReadThemAndNothingFailsForOthers(Stack stack, Chromium chromium, Api admin) {
        overdue(admin, "a-it-findings", "Things that are missing");
        ObjectNode body = Api.JSON.createObjectNode();
        body.putArray("observations")
                .addObject()
                .put("indicator", "a-it-findings")
                .put("region", "US-CA")
                .put("period", "2012")
                .put("value", System.nanoTime() % 1000);
        assertThat(admin.post("/api/v1/observations", body).status()).isEqualTo(201);
        try (Console steward = Console.english(chromium, stack).open("/");
                Console reader = Console.english(chromium, stack).open("/")) {
            steward.signIn();
            assertThat(alert(steward.page(), "findings"))
                    .containsText(Pattern.compile("Things that are missing: .*missing values: \\d+"));
            reader.signIn(READER);
            assertThat(reader.page().locator(".fresh").first()).isVisible();
            assertThat(reader.page().locator(".alerts")).hasAttribute("aria-busy", "false");
            assertThat(alert(reader.page(), "findings")).hasCount(0);
            assertThat(reader.complaints()).isEmpty();
            assertThat(steward.complaints()).isEmpty();
        }
    }

    @Test
    void whereNothingNeedsSomebodyItSaysSo(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack)) {
            Page page = console.page();
            String none = "{\"total\": 0, \"items\": [], \"nextCursor\": null}";
            page.route(
                    Pattern.compile(
                            ".*/api/v1/(policy-facets|policies|imports|evaluations|evaluations/summaries)\\?(unsettled|status|rating)=.*"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(none)));
            console.open("/").signIn(READER);
            assertThat(page.locator(".alerts")).containsText("Nothing needs attention.");
            assertThat(page.locator(".alert")).hasCount(0);
        }
    }
}
