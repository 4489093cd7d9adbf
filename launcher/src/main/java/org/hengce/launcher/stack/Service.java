package org.hengce.launcher.stack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.launcher.kafka.KafkaServer;
import org.hengce.launcher.postgres.PostgresServer;

/** Our own processes, in the order in which they are listed. */
public enum Service {
    POLICY("policy-service", "policy", List.of("-Xmx160m", "-XX:TieredStopAtLevel=1")),
    INDICATOR("indicator-service", "indicator", List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")),
    /** Estimates all day: it gets the optimising compiler and room for panels. */
    EVALUATION("evaluation-service", "evaluation", List.of("-Xmx384m")),
    GATEWAY("gateway", "gateway", List.of("-Xmx160m", "-XX:TieredStopAtLevel=1"));

    private final String module;
    private final String database;
    private final List<String> memory;

    Service(String module, String database, List<String> memory) {
        this.module = module;
        this.database = database;
        this.memory = memory;
    }

    /** Folder of the module, and name of process, record and log. */
    public String module() {
        return module;
    }

    public String database() {
        return database;
    }

    /** Heap, and how hard the compiler works: the first compiler is enough where work is mostly waiting. */
    List<String> memory() {
        return memory;
    }

    static List<String> databases() {
        return Stream.of(values()).map(Service::database).toList();
    }

    static List<Service> behindTheGateway() {
        return Stream.of(values()).filter(service -> service != GATEWAY).toList();
    }

    /** Of everything that {@code up} starts, in starting order. */
    public static List<String> processNames() {
        return Stream.concat(
                        Stream.of(PostgresServer.NAME, KafkaServer.NAME),
                        Stream.of(values()).map(Service::module))
                .toList();
    }

    static Optional<Service> named(String module) {
        return Stream.of(values())
                .filter(service -> service.module.equals(module))
                .findFirst();
    }
}
