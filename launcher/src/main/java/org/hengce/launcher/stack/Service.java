package org.hengce.launcher.stack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hengce.launcher.kafka.KafkaServer;
import org.hengce.launcher.postgres.PostgresServer;

/** Our own processes, in the order in which they are listed. */
public enum Service {
    POLICY("policy-service", "policy", 160, Compiler.QUICK),
    INDICATOR("indicator-service", "indicator", 256, Compiler.QUICK),
    /** Estimates all day: it gets the optimising compiler and room for panels. */
    EVALUATION("evaluation-service", "evaluation", 384, Compiler.OPTIMISING),
    /** Every request passes it: the optimising compiler halves what one costs. */
    GATEWAY("gateway", "gateway", 160, Compiler.OPTIMISING);

    /** Where work is mostly waiting the quick one is enough, and starts sooner in less memory. */
    private enum Compiler {
        QUICK,
        OPTIMISING
    }

    private final String module;
    private final String database;
    private final int heapMegabytes;
    private final Compiler compiler;

    Service(String module, String database, int heapMegabytes, Compiler compiler) {
        this.module = module;
        this.database = database;
        this.heapMegabytes = heapMegabytes;
        this.compiler = compiler;
    }

    /** Folder of the module, and name of process, record and log. */
    public String module() {
        return module;
    }

    public String database() {
        return database;
    }

    List<String> jvmFlags() {
        return Stream.concat(Stream.of("-Xmx%dm".formatted(heapMegabytes)), compilerFlags().stream())
                .toList();
    }

    /** How its code is compiled, here and in its image. */
    public List<String> compilerFlags() {
        return compiler == Compiler.QUICK
                ? List.of("-XX:TieredStopAtLevel=1")
                // Four times the usual calls before it optimises: not while starting, when every core is needed.
                : List.of(
                        "-XX:Tier4InvocationThreshold=20000",
                        "-XX:Tier4MinInvocationThreshold=2400",
                        "-XX:Tier4CompileThreshold=60000");
    }

    public static List<String> databases() {
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
