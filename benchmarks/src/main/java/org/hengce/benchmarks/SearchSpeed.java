package org.hengce.benchmarks;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How fast a made-up register is imported, read, written, searched and counted through the gateway, one request after another.
 *
 * <p>Arguments: server, file with the administrator's password, policies, address of policy-service, file of the key that the gateway
 * signs with.
 */
public final class SearchSpeed {
    private static final int REQUESTS = 1_000;
    private static final int WARM_UP = 500;
    /** Numbers of policies that are registered at the service begin behind those of the gateway. */
    private static final int AT_SERVICE = 10_000;

    private final Api api;
    private final MadeUpRegister register = new MadeUpRegister();

    private SearchSpeed(Api api) {
        this.api = api;
    }

    /** Prints rows of docs/performance.md. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Api api = new Api(
                arguments[0], "admin", Files.readString(Path.of(arguments[1])).strip());
        SearchSpeed speed = new SearchSpeed(api);
        int policies = Integer.parseInt(arguments[2]);
        MadeUpRegister.define(api);
        System.out.printf(
                Locale.ROOT, "| import of %,d policies | %s |%n", policies, speed.register.imported(api, policies));
        speed.print("one policy", "/api/v1/policies/", () -> MadeUpRegister.code(speed.register.below(policies)));
        SearchSpeed atTheService =
                new SearchSpeed(new Api(arguments[3], ServiceToken.of("policy-service", Path.of(arguments[4]))));
        atTheService.print(
                "one policy, at the service",
                "/api/v1/policies/",
                () -> MadeUpRegister.code(atTheService.register.below(policies)));
        speed.print(
                "the versions of a policy",
                "/api/v1/policies/",
                () -> MadeUpRegister.code(speed.register.below(policies)) + "/versions");
        atTheService.written(
                "a policy registered, at the service",
                number -> atTheService.api.post(
                        "/api/v1/policies", atTheService.register.policy(policies + AT_SERVICE + number)));
        speed.written(
                "a policy registered",
                number -> speed.api.post("/api/v1/policies", speed.register.policy(policies + number)));
        speed.written("a policy revised", number -> {
            int which = speed.register.below(policies);
            speed.api.replace("/api/v1/policies/" + MadeUpRegister.code(which), speed.register.policy(which));
        });
        speed.row("one word", speed::word);
        speed.row("two words, Chinese and English", () -> speed.word() + "+" + encoded(speed.register.word(false)));
        speed.row("one word and a category", () -> speed.word() + "&category=" + speed.register.category());
        speed.row("one word by date", () -> speed.word() + "&sort=DATE");
        speed.row("one word in every policy", () -> "q=" + encoded("合成"));
        speed.row("a region by date, no word", () -> "region=" + speed.register.region() + "&sort=DATE");
        speed.facets("facets of one word", speed::word);
        speed.facets("facets of a region", () -> "region=" + speed.register.region());
        speed.facets("facets of all", () -> "");
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private String word() {
        return "q=" + encoded(register.word(true));
    }

    /** What is asked. */
    private interface Question {
        String next();
    }

    private void row(String name, Question question) throws IOException, InterruptedException {
        print(name, "/api/v1/policies?", question);
    }

    private void facets(String name, Question question) throws IOException, InterruptedException {
        print(name, "/api/v1/policy-facets?", question);
    }

    private void print(String name, String path, Question question) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            api.bytes(path + question.next());
        }
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            String asked = path + question.next();
            long began = System.nanoTime();
            api.bytes(asked);
            nanos[i] = System.nanoTime() - began;
        }
        System.out.printf(Locale.ROOT, "| %s | %s |%n", name, new Latencies(nanos));
    }

    /** A change of a policy. */
    private interface Change {
        void make(int number) throws IOException, InterruptedException;
    }

    private void written(String name, Change change) throws IOException, InterruptedException {
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < WARM_UP + REQUESTS; i++) {
            long began = System.nanoTime();
            change.make(i);
            if (i >= WARM_UP) {
                nanos[i - WARM_UP] = System.nanoTime() - began;
            }
        }
        System.out.printf(Locale.ROOT, "| %s | %s |%n", name, new Latencies(nanos));
    }
}
