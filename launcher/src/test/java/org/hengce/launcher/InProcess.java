package org.hengce.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./hengce} as it would run in the root of the repository, within the test's own process. */
public final class InProcess {
    /** The root of the repository. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private InProcess() {}

    /** What it printed and how it ended. */
    public record Answer(int status, String text) {}

    /** Runs in the root, with an empty environment. */
    public static Answer run(String... words) {
        return run(ROOT, Map.of(), words);
    }

    /** Runs in a folder. */
    public static Answer run(Path here, Map<String, String> environment, String... words) {
        TestHome.Output output = new TestHome.Output();
        int status = new Main(output.terminal(), ROOT, here, environment).run(List.of(words));
        return new Answer(status, output.text());
    }
}
