package org.hengce.kit.secret;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The database's user and its password of this moment: each new connection asks for them, so that a new one needs no restart. */
@ApplicationScoped
@Unremovable
@Named(DatabaseCredentials.NAME)
public class DatabaseCredentials implements CredentialsProvider {
    static final String NAME = "hengce-database";

    @Inject
    Config config;

    @Override
    public Map<String, String> getCredentials(String name) {
        return Map.of(
                USER_PROPERTY_NAME,
                config.getValue("hengce.database.user", String.class),
                PASSWORD_PROPERTY_NAME,
                Secret.of(config, "hengce.database.password").read());
    }
}
