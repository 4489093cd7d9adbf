package org.hengce.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell part of {@code ./hengce}, on a copy in an empty tree and with tools that only pretend. */
class CommandScriptTest {
    private static final List<String> TOOLS = List.of(
            "sh", "dirname", "sed", "head", "awk", "find", "cat", "tail", "grep", "touch", "cp", "mkdir", "tee", "rm",
            "tr");

    @TempDir
    private Path folder = Path.of("");

    private Path script = Path.of("");
    private Path tools = Path.of("");

    @BeforeEach
    void makeTree() throws IOException {
        script = Files.copy(
                Path.of("../hengce"),
                Files.createDirectory(folder.resolve("tree")).resolve("hengce"));
        tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) Files.createSymbolicLink(tools.resolve(tool), find(tool));
    }

    private static Path find(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(place -> Path.of(place, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private void pretend(String tool, String body) throws IOException {
        Path file = Files.writeString(tools.resolve(tool), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Answer(int status, String text) {}

    private Answer run(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    @Test
    void withoutJavaItSaysHowToGetOne() throws Exception {
        Answer answer = run("up");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("Java is missing", "apt install openjdk-17-jdk-headless");
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        pretend("java", "echo 'openjdk version \"11.0.20\" 2023-07-18' >&2");

        assertThat(run("up").text()).contains("Java is too old", "11.0.20", "17 or newer");
    }

    @Test
    void javaOfTheOldNumberingIsOldToo() throws Exception {
        pretend("java", "echo 'java version \"1.8.0_392\"' >&2");

        assertThat(run("up").text()).contains("Java is too old", "1.8.0_392");
    }

    @Test
    void aRuntimeWithoutCompilerIsNotEnough() throws Exception {
        pretend("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");

        assertThat(run("up").text()).contains("Java's compiler is missing");
    }

    @Test
    void withoutMavenItSaysHowToGetIt() throws Exception {
        pretend("java", "echo 'openjdk version \"21\" 2023-09-19' >&2");
        pretend("javac", ":");

        Answer answer = run("up");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("Maven is missing", "apt install maven");
    }

    @Test
    void anOldMavenIsNamedWithItsVersion() throws Exception {
        pretend("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
        pretend("javac", ":");
        pretend("mvn", "echo 'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'");

        assertThat(run("up").text()).contains("Maven is too old", "3.6.3", "3.8.7 or newer");
    }

    @Test
    void aBuildThatFailsShowsMavensLastLines() throws Exception {
        pretend("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
        pretend("javac", ":");
        pretend(
                "mvn",
                "[ \"$1\" = -v ] && { echo 'Apache Maven 3.9.9'; exit; }; echo '[ERROR] no such artifact'; exit 1");

        Answer answer = run("up");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("The build failed", "[ERROR] no such artifact", "build.log");
    }

    @Test
    void whatIsBuiltIsBuiltOnceAndAgainWhenASourceIsNewer() throws Exception {
        Path tree = Objects.requireNonNull(script.getParent());
        Path calls = folder.resolve("calls");
        pretend("java", "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.15\" 2025-04-15' >&2; exit 0");
        pretend("javac", ":");
        pretend("mvn", "[ \"$1\" = -v ] && { echo 'Apache Maven 3.9.9'; exit; }; echo \"$@\" >>" + calls);
        for (String module : List.of(
                "launcher",
                "launcher/kafka-server",
                "policy-service",
                "indicator-service",
                "evaluation-service",
                "gateway",
                "methods")) {
            Files.createDirectories(tree.resolve(module).resolve("src"));
            Files.createDirectories(tree.resolve(module).resolve("target"));
        }
        Files.writeString(tree.resolve("pom.xml"), "");
        Files.createDirectories(tree.resolve("contracts"));
        Files.writeString(tree.resolve("contracts/topics.yaml"), "");

        assertThat(run("up").status()).isZero();
        assertThat(run("up").status()).isZero();
        assertThat(Files.readAllLines(calls)).hasSize(1);

        Path source = Files.writeString(tree.resolve("methods/src/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run("up").status()).isZero();
        assertThat(Files.readAllLines(calls))
                .hasSize(2)
                .last()
                .asString()
                .contains("launcher,indicator-service,evaluation-service,gateway")
                .doesNotContain("policy-service");
    }
}
