package org.hengce.acceptance.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengce.acceptance.tools.Tool;

/**
 * What kustomize renders of {@code overlays/local}, played by podman: the template of a Deployment or Job becomes a Pod, and
 * Secrets become folders of this machine, since podman 4.3 leaves what it mounts of them in base64. Nothing else is changed
 * but for the settings that a test adds.
 */
public final class Manifests implements AutoCloseable {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final List<JsonNode> documents;
    private final Path folder;
    private final Map<String, Path> secrets;
    private final String network;
    private final Set<String> pods = new LinkedHashSet<>();

    /**
     * Renders them.
     *
     * @param folder for files of the test
     * @param secrets folders by the name of the Secret that they stand for
     */
    public Manifests(Path root, Path folder, Map<String, Path> secrets, String network) {
        String rendered = Tool.done(root, Map.of(), 1, "kubectl", "kustomize", "k8s/overlays/local");
        try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(rendered)) {
            this.documents = all.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.folder = folder;
        this.secrets = Map.copyOf(secrets);
        this.network = network;
    }

    private JsonNode document(String kind, String name) {
        return documents.stream()
                .filter(document -> document.get("kind").textValue().equals(kind))
                .filter(document -> document.at("/metadata/name").textValue().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /**
     * Plays the template of one of them as a Pod of this name, which is found under the name of the Deployment or Job.
     *
     * @param settings besides those of the ConfigMap
     */
    public void play(String kind, String name, String pod, Map<String, String> settings) throws IOException {
        JsonNode template = document(kind, name).at("/spec/template");
        ObjectNode played = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        played.putObject("metadata").put("name", pod).set("labels", template.at("/metadata/labels"));
        ObjectNode spec = template.get("spec").deepCopy();
        spec.get("volumes").forEach(volume -> fromThisMachine((ObjectNode) volume));
        played.set("spec", spec);
        ObjectNode configMap = document("ConfigMap", "hengce").deepCopy();
        settings.forEach(configMap.withObject("/data")::put);
        Path file = folder.resolve(pod + ".yaml");
        Files.writeString(file, YAML.writeValueAsString(configMap) + YAML.writeValueAsString(played));
        pods.add(pod);
        Podman.done("play", "kube", "--network", network + ":alias=" + name, file.toString());
    }

    private void fromThisMachine(ObjectNode volume) {
        JsonNode secret = volume.remove("secret");
        if (secret == null) return;
        String name = secret.get("secretName").textValue();
        Path there = secrets.get(name);
        if (there == null) throw new AssertionError("no folder stands for the Secret " + name);
        volume.putObject("hostPath").put("path", there.toString()).put("type", "Directory");
    }

    @Override
    public void close() {
        pods.forEach(pod -> Podman.run("pod", "rm", "-f", pod));
    }
}
