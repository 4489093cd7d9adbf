package org.hengce.gateway.oidc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.hengce.gateway.testing.Program;
import org.jspecify.annotations.Nullable;

/** The npm package oidc-provider, installed below target and run by Node. */
public final class CertifiedProvider implements QuarkusTestResourceLifecycleManager {
    private static final String PACKAGE = "oidc-provider@9.13.3";
    private static final Path FOLDER = Path.of("target/oidc-provider").toAbsolutePath();

    private static @Nullable String issuer;
    private @Nullable Process process;

    /** Whether the machine has what it needs. */
    static boolean canRun() {
        return Program.isNeededOrThere("node") && Program.isNeededOrThere("npm");
    }

    static String issuer() {
        if (issuer == null) {
            throw new IllegalStateException("the provider does not run");
        }
        return issuer;
    }

    @Override
    public Map<String, String> start() {
        try {
            install();
            issuer = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return Map.of(
                "hengce.oidc.issuer", issuer(),
                "hengce.oidc.client-id", "hengce-console",
                "hengce.oidc.client-secret", "test-only-secret",
                "hengce.oidc.audience", "hengce-api",
                "hengce.oidc.roles-claim", "groups");
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        Files.copy(
                Path.of("src/test/resources/oidc-provider/server.mjs"),
                FOLDER.resolve("server.mjs"),
                StandardCopyOption.REPLACE_EXISTING);
        if (Files.isDirectory(FOLDER.resolve("node_modules/oidc-provider"))) {
            return;
        }
        File log = FOLDER.resolve("install.log").toFile();
        int status = new ProcessBuilder(
                        "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", ".", PACKAGE)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("npm could not install %s; see %s".formatted(PACKAGE, log));
        }
    }

    /** Starts it and waits for the line with its issuer. */
    private String run() throws IOException {
        Process started = new ProcessBuilder(List.of("node", "server.mjs"))
                .directory(FOLDER.toFile())
                .redirectError(FOLDER.resolve("server.log").toFile())
                .start();
        process = started;
        BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
        for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("issuer ")) {
                return line.substring("issuer ".length());
            }
        }
        throw new IllegalStateException("the provider did not start; see " + FOLDER.resolve("server.log"));
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}
