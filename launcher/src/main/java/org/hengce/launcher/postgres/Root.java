package org.hengce.launcher.postgres;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.terminal.Failure;

/** PostgreSQL refuses to run as root. A user namespace without mappings makes root nobody there, with root's files. */
final class Root {
    private static final String ADVICE =
            "Run ./hengce as an ordinary user, or allow user namespaces (try: unshare -U true), "
                    + "in a container for instance by --security-opt seccomp=unconfined.";

    private Root() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** What to put before PostgreSQL's programs. */
    static List<String> prefix() throws IOException, InterruptedException {
        if (!isRoot()) return List.of();
        Optional<String> unshare = Processes.onPath("unshare");
        if (unshare.isEmpty())
            throw new Failure(
                    "PostgreSQL does not run as root here.",
                    "It refuses root, and there is no program unshare (Debian: util-linux) to step aside with.",
                    ADVICE);
        Process trial = new ProcessBuilder(unshare.get(), "-U", "true")
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (trial.waitFor() != 0)
            throw new Failure(
                    "PostgreSQL does not run as root here.",
                    "It refuses root, and this system forbids user namespaces: " + said.strip(),
                    ADVICE);
        return List.of(unshare.get(), "-U");
    }

    static String advice(String otherwise) {
        return isRoot() ? otherwise + "\n" + ADVICE : otherwise;
    }
}
