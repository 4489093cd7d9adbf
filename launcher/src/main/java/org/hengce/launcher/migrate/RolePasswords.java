package org.hengce.launcher.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.hengce.launcher.given.Variables;
import org.hengce.launcher.terminal.UsageError;

/** Passwords of the databases' roles, each in a file of the role's name below {@code HENGCE_SECRETS}. */
record RolePasswords(Variables environment, Map<String, String> known) {
    static final String FOLDER = "HENGCE_SECRETS";

    static RolePasswords of(Variables environment) {
        if (environment.has(FOLDER) && Files.isDirectory(Path.of(environment.get(FOLDER))))
            return new RolePasswords(environment, new HashMap<>());
        throw new UsageError(
                FOLDER + " names no folder with the passwords of the databases' roles.",
                FOLDER + "=/run/secrets   (in it the files policy_owner, policy_service, indicator_owner …)");
    }

    /** All at once, so that nothing is begun that cannot be ended. */
    void require(String... roles) {
        for (String role : roles) {
            String file = Path.of(environment.get(FOLDER)).resolve(role).toString();
            known.put(role, new Variables(Map.of(role + "_FILE", file)).secret(role));
        }
    }

    String of(String role) {
        return known.getOrDefault(role, "");
    }
}
