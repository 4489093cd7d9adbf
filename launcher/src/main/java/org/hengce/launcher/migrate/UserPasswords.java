package org.hengce.launcher.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengce.launcher.given.Variables;

/** Passwords of the services' users of Kafka: {@code kafka-policy-service} … below {@code HENGCE_SECRETS}, as far as they are there. */
final class UserPasswords {
    private UserPasswords() {}

    /** By service; a user without a file is made by whoever runs the cluster. */
    static Map<String, String> of(Variables environment, List<String> services) {
        Map<String, String> passwords = new TreeMap<>();
        if (!environment.has(RolePasswords.FOLDER)) return passwords;
        for (String service : services) {
            Path file = Path.of(environment.get(RolePasswords.FOLDER)).resolve("kafka-" + service);
            if (Files.exists(file))
                passwords.put(service, new Variables(Map.of("KAFKA_FILE", file.toString())).secret("KAFKA"));
        }
        return passwords;
    }
}
