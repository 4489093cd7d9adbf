package org.hengce.launcher.migrate;

import org.hengce.launcher.given.Variables;
import org.hengce.launcher.postgres.Databases;
import org.hengce.launcher.postgres.OwnedDatabase;
import org.hengce.launcher.terminal.UsageError;

/** A database that is there, its owner, and the role that gets the rights; as the services' own settings are written. */
final class OwnedVariables {
    private static final String URL = "HENGCE_DATABASE_URL";
    private static final String USAGE = "HENGCE_MIGRATE=policy HENGCE_DATABASE_URL=jdbc:postgresql://HOST:5432/policy "
            + "HENGCE_DATABASE_USER=policy_owner HENGCE_DATABASE_PASSWORD_FILE=/a/file HENGCE_SERVICE_USER=policy_service";
    private static final String ROLE = "[A-Za-z_][A-Za-z0-9_-]{0,62}";

    private OwnedVariables() {}

    static OwnedDatabase read(Variables environment, String name) {
        String url = environment.get(URL);
        if (!url.matches("jdbc:postgresql://[^@/?]+/[^/?]+([?].*)?"))
            throw new UsageError(URL + " is no JDBC address of one database.", USAGE);
        String password = environment.secret("HENGCE_DATABASE_PASSWORD");
        if (password.isEmpty()) throw new UsageError("The owner's password is missing.", USAGE);
        return new OwnedDatabase(
                url,
                role(environment, "HENGCE_DATABASE_USER", Databases.owner(name)),
                password,
                role(environment, "HENGCE_SERVICE_USER", Databases.service(name)));
    }

    private static String role(Variables environment, String variable, String usual) {
        if (!environment.has(variable)) return usual;
        String role = environment.get(variable);
        if (role.matches(ROLE)) return role;
        throw new UsageError("%s is '%s', which is no name of a role.".formatted(variable, role), USAGE);
    }
}
