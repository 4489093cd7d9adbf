package org.hengce.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hengce.reports.browser.Chromium;

/** The console as one person has it open, who hears every complaint of the browser and sees whom it asks. */
final class Console implements AutoCloseable {
    static final String USER = "console-reader";
    static final String PASSWORD = "three lanterns over the ferry";

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /**
     * Opens a window.
     *
     * @param looked whether axe is to look at it: the page's own policy lets no script of others run, axe's neither
     */
    Console(Chromium chromium, Stack stack, String locale, ColorScheme scheme, boolean looked) {
        url = stack.url();
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(locale)
                        .setColorScheme(scheme)
                        .setBypassCSP(looked)
                        .setViewportSize(1280, 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> complaints.add("a dialog: " + dialog.message()));
        page.onRequest(request -> {
            if (!request.url().startsWith(url + "/")) {
                complaints.add("asks elsewhere: " + request.url());
            }
        });
    }

    /** As most people have it open. */
    static Console english(Chromium chromium, Stack stack) {
        return new Console(chromium, stack, "en-GB", ColorScheme.LIGHT, false);
    }

    /** The demo's policies, and who reads, registers and sends. */
    static void prepare(Stack stack, Api admin) {
        if (admin.get("/api/v1/policies/CA-PROP99").status() == 404) {
            Stack.Outcome demo = stack.run("demo");
            assertThat(demo.exit()).as(demo.output()).isZero();
        }
        ObjectNode user = Api.JSON.createObjectNode().put("password", PASSWORD);
        user.putArray("roles").add("viewer").add("officer").add("steward");
        user.putArray("regions");
        assertThat(admin.put("/api/v1/users/" + USER, user).status())
                .as("new, or there already")
                .isIn(201, 428);
    }

    static void register(Api admin, String code, String title) {
        ObjectNode policy = Api.JSON
                .createObjectNode()
                .put("code", code)
                .put("category", "TALENT")
                .put("level", "MUNICIPAL");
        policy.putObject("title").put("en", title);
        policy.putArray("coverage").addObject().put("region", "US-CA").put("from", "2018");
        Api.Answer made = admin.post("/api/v1/policies", policy);
        assertThat(made.status()).as(made.raw().body()).isIn(201, 409);
    }

    static FilePayload csv(String text) {
        return new FilePayload("values.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** What the browser complained about since the last call. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    Console open(String path) {
        page.navigate(url + path);
        return this;
    }

    /** Fills the form in, wherever it is. */
    void signIn() {
        signIn(USER);
    }

    void signIn(String user) {
        Locator form = page.locator("form.sign-in");
        if (form.locator("[name=username]").isEditable()) {
            form.locator("[name=username]").fill(user);
        }
        form.locator("[name=password]").fill(PASSWORD);
        form.locator("[name=password]").press("Enter");
        assertThat(form).hasCount(0);
    }

    /** What keeps people out, once what happens is told and nothing is being asked for. */
    List<String> barriers() {
        assertThat(page.locator(".live")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        return Chromium.barriers(page);
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setLevel(1).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
