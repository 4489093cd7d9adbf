package org.hengce.launcher.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hengce.launcher.given.GivenServers;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.InternalKeys;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.postgres.Databases;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.process.Jvm;
import org.hengce.launcher.process.Launch;
import org.hengce.launcher.process.Processes;

/** How each service is called. What is secret travels in the environment: everybody may read a command line. */
final class Launches {
    private final Home home;
    private final Layout layout;
    private final GivenServers given;
    private final Secrets secrets;
    private final InternalKeys keys;

    /** @param given what stands between services and servers that are not ours */
    Launches(Home home, Layout layout, GivenServers given) {
        this.home = home;
        this.layout = layout;
        this.given = given;
        this.secrets = new Secrets(home);
        this.keys = new InternalKeys(home);
    }

    Launch of(Service service, Map<Service, Listening> ports, PostgresAddress postgres, KafkaAddress kafka) {
        Listening at = ports.getOrDefault(service, Listening.NOWHERE);
        List<String> command = new ArrayList<>(List.of(Jvm.java(), "-XX:+UseSerialGC", "-Xss512k"));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        command.addAll(service.jvmFlags());
        command.addAll(new Processes(home).marks(service.module()));
        command.addAll(List.of("-jar", layout.jar(service).toString()));

        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(at.port()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(at.management()));
        environment.put("HENGCE_DATABASE_URL", url(postgres, service.database()));
        environment.put("HENGCE_DATABASE_USER", Databases.service(service.database()));
        environment.put("HENGCE_DATABASE_PASSWORD", secrets.password(Databases.service(service.database())));
        environment.putAll(
                given.users() == Principals.Users.OWN
                        ? kafka.as(service.module(), password(service)).environment()
                        : kafka.environment());
        environment.put("HENGCE_INTERNAL_PUBLIC_KEYS", keys.publicKeys().toString());
        if (service == Service.GATEWAY) environment.putAll(forTheGateway(ports));
        return new Launch(service.module(), command, environment, at.port(), at.management(), layout.build(service));
    }

    private String url(PostgresAddress postgres, String database) {
        return given.pooler().map(pooler -> pooler.url(database)).orElseGet(() -> postgres.url(database));
    }

    /** Of the user that a service is in a Kafka that is not ours. */
    String password(Service service) {
        return secrets.password("kafka-" + service.module());
    }

    private Map<String, String> forTheGateway(Map<Service, Listening> ports) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HENGCE_INTERNAL_PRIVATE_KEY", keys.privateKey().toString());
        environment.put("HENGCE_ADMIN_PASSWORD_FILE", home.adminPassword().toString());
        for (Service service : Service.behindTheGateway())
            environment.put(
                    "HENGCE_UPSTREAM_" + service.name().toUpperCase(Locale.ROOT),
                    "http://127.0.0.1:%d"
                            .formatted(ports.getOrDefault(service, Listening.NOWHERE)
                                    .port()));
        return environment;
    }
}
