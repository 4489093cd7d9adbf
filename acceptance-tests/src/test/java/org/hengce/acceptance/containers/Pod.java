package org.hengce.acceptance.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * One that runs.
 *
 * @param container that of the service in it
 * @param address on which it is reached from this machine
 */
public record Pod(String name, String container, String address) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** A pod that has been played. */
    public static Pod named(String name) {
        String infra = Podman.done("pod", "inspect", "--format", "{{.InfraContainerID}}", name);
        return new Pod(name, name + "-service", Podman.address(infra));
    }

    /** What a kubelet asks before it sends anything here. */
    public boolean isReady() {
        try {
            HttpRequest question = HttpRequest.newBuilder(URI.create("http://" + address + ":9000/q/health/ready"))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // it does not listen yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As a kubelet ends it: asked first, made to after a minute; its network goes last, which {@code pod stop} takes away first. */
    public void end() {
        Podman.done("stop", "-t", "60", container);
        Podman.done("pod", "rm", "-f", name);
    }

    /** Kills the service in it, which stays away until somebody starts it. */
    public void kill() {
        Podman.done("stop", "-t", "0", container);
    }
}
