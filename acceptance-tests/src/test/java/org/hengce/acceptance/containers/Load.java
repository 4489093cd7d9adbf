package org.hengce.acceptance.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Requests without a pause from containers in the same network, each on a connection of its own to a name that pods share.
 * Podman's name server does not find it for a moment when a pod comes or goes: it is then looked up again, which is counted.
 */
public final class Load implements AutoCloseable {
    private static final String LOOP = """
            i=0
            while [ ! -e /out/stop ]; do
                i=$((i + 1))
                sed "s/NUMBER/$i/" /out/$0.body >/tmp/body
                set -- -X "$METHOD"
                [ "$METHOD" = GET ] || set -- "$@" -H 'Content-Type: application/json' --data-binary @/tmp/body
                rm -f /tmp/answer
                # Status 6: the name was not found, and nothing sent.
                while said=$(curl -sS -o /tmp/answer -w '%{http_code} %{errormsg}' --max-time 30 -H "Authorization: Bearer $TOKEN" "$@" "$URL"); [ $? = 6 ] && [ ! -e /out/stop ]; do echo unresolved; done
                case $said in
                2*) echo "${said%% *}" ;;
                *) echo "$said at $(date +%T): $(head -c 300 /tmp/answer 2>&1)" ;;
                esac
            done >>/out/$0.codes 2>/dev/null
            """;

    private final Path folder;
    private final List<String> containers = new ArrayList<>();

    /** Of answers with each status, how many; 000 is none at all. */
    public record Answers(Map<String, Integer> codes) {
        private static final String UNRESOLVED = "unresolved";

        public int all() {
            return codes.values().stream().mapToInt(Integer::intValue).sum() - unresolved();
        }

        /** How often the name was not found, before a request that is counted by its answer. */
        public int unresolved() {
            return codes.getOrDefault(UNRESOLVED, 0);
        }

        public Map<String, Integer> failed() {
            Map<String, Integer> failed = new TreeMap<>(codes);
            failed.keySet().removeIf(code -> code.startsWith("2") || code.equals(UNRESOLVED));
            return failed;
        }
    }

    public Load(Path folder) {
        this.folder = folder;
    }

    /**
     * Begins.
     *
     * @param body with NUMBER in it, which counts up; empty for none
     */
    public void start(String name, String network, String token, String method, String url, String body)
            throws IOException {
        Files.writeString(folder.resolve(name + ".body"), body);
        containers.add(Podman.done(
                "run",
                "-d",
                "--rm",
                "--network",
                network,
                "-v",
                folder + ":/out",
                "-e",
                "TOKEN=" + token,
                "-e",
                "METHOD=" + method,
                "-e",
                "URL=" + url,
                "localhost/base-jre:17",
                "sh",
                "-c",
                LOOP,
                name));
    }

    /** Ends it; what has been answered until then. */
    public Map<String, Answers> stop() throws IOException {
        Files.writeString(folder.resolve("stop"), "");
        containers.forEach(container -> Podman.run("wait", container));
        containers.clear();
        Map<String, Answers> all = new TreeMap<>();
        try (var files = Files.newDirectoryStream(folder, "*.codes")) {
            for (Path file : files) {
                Map<String, Integer> codes = new TreeMap<>();
                Files.readAllLines(file).forEach(line -> codes.merge(line.strip(), 1, Integer::sum));
                all.put(file.getFileName().toString().replace(".codes", ""), new Answers(codes));
            }
        }
        return all;
    }

    @Override
    public void close() {
        containers.forEach(container -> Podman.run("rm", "-f", container));
    }
}
