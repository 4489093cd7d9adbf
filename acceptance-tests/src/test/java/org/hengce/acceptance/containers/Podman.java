package org.hengce.acceptance.containers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hengce.acceptance.tools.Tool;

/** The engine that runs containers on this machine. */
public final class Podman {
    private static final int MINUTES = 5;

    private Podman() {}

    /** Runs a command of podman's that must end well; returns what it printed, without what podman says of systemd. */
    public static String done(String... words) {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(words));
        return told(Tool.done(Path.of("."), Map.of(), MINUTES, command.toArray(String[]::new)));
    }

    /** As {@link #done}, whatever the end. */
    public static Tool.Outcome run(String... words) {
        List<String> command = new ArrayList<>(List.of("podman"));
        command.addAll(List.of(words));
        return Tool.run(Path.of("."), Map.of(), MINUTES, command.toArray(String[]::new));
    }

    /** Without systemd nobody runs health checks in time, which podman complains of at each start. */
    private static String told(String output) {
        return String.join(
                        "\n",
                        output.lines()
                                .filter(line -> !line.startsWith("time=\""))
                                .toList())
                .strip();
    }

    /** Where a container is reached from this machine. */
    public static String address(String container) {
        return done(
                "container",
                "inspect",
                "--format",
                "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                container);
    }

    /** What an image adds to another one, in bytes. */
    public static long sizeAbove(String base, String image) {
        return size(image) - size(base);
    }

    private static long size(String image) {
        return Long.parseLong(done("image", "inspect", "--format", "{{.Size}}", image));
    }
}
