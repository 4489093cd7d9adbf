package org.hengce.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.hengce.reports.browser.Chromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values come in by the console, and what follows from them is on screen without a reload. */
@Order(2)
@ExtendWith({RunningStack.class, RunningBrowser.class})
class ConsoleLiveIT {
    @BeforeAll
    static void prepare(Stack stack, Api admin) {
        Console.prepare(stack, admin);
    }

    @Test
    void aCorrectedValueChangesWhatIsOnScreenWithoutAReload(Stack stack, Chromium chromium, Api admin) {
        try (Console console = Console.english(chromium, stack).open("/policies/CA-PROP99")) {
            console.signIn();
            Page page = console.page();
            Locator newest = page.locator("table.history tbody tr").first().locator("th");
            assertThat(newest).isVisible();
            assertThat(page.locator(".live")).isVisible();
            String before = newest.textContent();
            page.evaluate("window.isThisPage = true");

            Api.Answer corrected = admin.correct("US-PA", "1986", 99 + System.nanoTime() % 1000 / 1e3);
            assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(201);

            assertThat(page.locator(".news"))
                    .containsText("Evaluated anew", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(page.locator("#announcements")).containsText("Evaluated anew");
            assertThat(newest).not().hasText(before);
            page.locator(".news a").click();
            assertThat(page.locator(".moved")).containsText("The parts of the change");
            assertThat(page.evaluate("window.isThisPage")).isEqualTo(true);
            assertThat(console.complaints()).isEmpty();
        }
    }

    @Test
    void aFileIsCheckedMendedAndPublishedAndTheScoreChangesOnAnotherScreen(Stack stack, Chromium chromium) {
        try (Console reading = Console.english(chromium, stack).open("/policies/CA-PROP99");
                Console sending = Console.english(chromium, stack).open("/data")) {
            reading.signIn();
            assertThat(reading.page().locator(".live")).isVisible();
            Locator newest =
                    reading.page().locator("table.history tbody tr").first().locator("th");
            String before = newest.textContent();

            sending.signIn();
            Page page = sending.page();
            String right = "place,year,packs\nUS-PA,1984," + (98 + System.nanoTime() % 1000 / 1e3) + "\n";
            Locator file = page.locator("input[type=file]");
            file.setInputFiles(Console.csv(right + "US-NV,1984年,<img src=x onerror=alert(1)>\n"));
            part(page, "Indicator").selectOption("constant");
            page.getByLabel("Value for all rows of: Indicator").fill("cigarette-sales");
            page.getByLabel("Column of: Region").fill("place");
            page.getByLabel("Column of: Period").fill("year");
            Locator check = button(page, "Check");
            check.click();
            assertThat(page.locator(".refusal")).containsText("Value: say which column it is");
            page.getByLabel("Column of: Value").fill("packs");
            check.click();
            Locator outcome = page.locator(".outcome");
            assertThat(outcome).containsText("Refused. Nothing is published, as 1 rows are wrong.");
            assertThat(outcome).containsText("2 cells are wrong");
            assertThat(outcome.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("1984年")))
                    .containsText("Period");
            assertThat(button(page, "Publish")).isDisabled();

            file.setInputFiles(Console.csv(right));
            assertThat(page.getByLabel("Column of: Value")).hasValue("packs");
            check.click();
            assertThat(outcome).containsText("It would bring 0 new values and change 1");
            button(page, "Publish").click();
            assertThat(outcome).containsText("Published. 1 rows say something new");
            assertThat(reading.page().locator(".news"))
                    .containsText("Evaluated anew", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(newest).not().hasText(before);

            page.reload();
            assertThat(outcome).containsText("Published");
            page.locator("a[hreflang=zh]").click();
            assertThat(outcome).containsText("已发布");
            assertThat(sending.complaints()).isEmpty();
            assertThat(reading.complaints()).isEmpty();
        }
    }

    private static Locator part(Page page, String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void whoMaySendNothingIsToldWhomToAsk(Stack stack, Chromium chromium, Api admin) {
        ObjectNode user = Api.JSON.createObjectNode().put("password", Console.PASSWORD);
        user.putArray("roles").add("viewer");
        user.putArray("regions");
        assertThat(admin.put("/api/v1/users/console-guest", user).status()).isIn(200, 201);
        try (Console console = Console.english(chromium, stack).open("/data")) {
            console.signIn("console-guest");
            assertThat(console.page().locator(".notice")).containsText("Ask an administrator");
            assertThat(console.page().locator("input[type=file]")).hasCount(0);
        }
    }

    @Test
    void aFileIsNotLostWhenTheSessionEndsBeforeItIsSent(Stack stack, Chromium chromium) {
        try (Console console = Console.english(chromium, stack).open("/data")) {
            console.signIn();
            Page page = console.page();
            page.locator("input[type=file]")
                    .setInputFiles(Console.csv("indicator,region,period,value\ncigarette-sales,US-PA,1983,98\n"));
            assertThat(page.getByLabel("Column of: Value")).hasValue("value");
            console.context().clearCookies();
            button(page, "Check").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
            console.signIn();
            assertThat(page.locator(".outcome")).containsText("Checked, nothing published");
        }
    }

    @Test
    void aPolicyThatChangesIsSaidAndMovesNothing(Stack stack, Chromium chromium, Api admin) {
        String code = "IT-CONSOLE-NEWS-" + System.nanoTime();
        try (Console console = Console.english(chromium, stack).open("/policies?q=newsworthy")) {
            console.signIn();
            Page page = console.page();
            assertThat(page.locator(".live")).isVisible();
            assertThat(page.locator(".results")).hasAttribute("aria-busy", "false");
            Locator rows = page.locator(".policy");
            int before = rows.count();

            Console.register(admin, code, "A newsworthy policy");
            Api.Answer published = admin.post(
                    "/api/v1/policies/" + code + "/transitions",
                    Api.JSON.createObjectNode().put("to", "PUBLISHED").put("reason", "to be seen"));
            assertThat(published.status()).as(published.raw().body()).isEqualTo(200);

            Locator news = page.locator(".news");
            assertThat(news)
                    .containsText(
                            "Policies have changed", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(rows).hasCount(before);
            news.getByRole(AriaRole.BUTTON).click();
            assertThat(rows).hasCount(before + 1);
            assertThat(news).hasCount(0);
            assertThat(console.complaints()).isEmpty();
        }
    }
}
