package org.hengce.launcher.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be started.
 *
 * @param name of record and log
 * @param managementPort where it tells how it feels; 0 for what speaks no HTTP
 * @param build changes when the program itself changes, so that a rebuilt one is started anew
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        int port,
        int managementPort,
        String build) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(String.join("\0", command), new TreeMap<>(environment).toString(), build))
                digest.update((part + "\0").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
