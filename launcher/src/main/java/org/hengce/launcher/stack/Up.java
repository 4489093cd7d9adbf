package org.hengce.launcher.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.hengce.launcher.given.GivenServers;
import org.hengce.launcher.given.KeptServers;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.HomeLock;
import org.hengce.launcher.home.InternalKeys;
import org.hengce.launcher.home.LauncherLog;
import org.hengce.launcher.home.Secrets;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.KafkaServer;
import org.hengce.launcher.kafka.Principals;
import org.hengce.launcher.kafka.Topics;
import org.hengce.launcher.postgres.Databases;
import org.hengce.launcher.postgres.Migrations;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.postgres.PostgresServer;
import org.hengce.launcher.process.Launch;
import org.hengce.launcher.process.PortHolder;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.process.Running;
import org.hengce.launcher.process.Stopping;
import org.hengce.launcher.terminal.Failure;
import org.hengce.launcher.terminal.Progress;
import org.hengce.launcher.terminal.Terminal;

/** Starts what does not run, waits until all of it is ready, and leaves it running. */
public final class Up {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Home home;
    private final Layout layout;
    private final int httpPort;
    private final List<String> inboundSources;
    private final GivenServers given;
    private final Terminal terminal;
    private final Processes processes;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final Launches launches;
    private final AtomicInteger started = new AtomicInteger();

    /**
     * Prepares a start.
     *
     * @param inboundSources codes of the sources that send observations on topics of their own
     * @param given used instead of servers of our own
     */
    public Up(
            Home home,
            Layout layout,
            int httpPort,
            List<String> inboundSources,
            GivenServers given,
            Terminal terminal) {
        this.home = home;
        this.layout = layout;
        this.httpPort = httpPort;
        this.inboundSources = inboundSources;
        this.given = given;
        this.terminal = terminal;
        this.processes = new Processes(home);
        this.postgres = new PostgresServer(home, true);
        this.kafka = new KafkaServer(home, layout.kafkaLibraries());
        this.launches = new Launches(home, layout, given);
    }

    /** Starts what does not run; returns whether anything had to be started. */
    public boolean run() throws Exception {
        layout.requireBuilt(List.of(Service.values()));
        requireHttpPort();
        home.prepare();
        HomeLock.during(home, "up", terminal::line, this::startAll);
        return started.get() > 0;
    }

    private void startAll() throws Exception {
        LauncherLog.to(home);
        try (Progress progress = new Progress(terminal)) {
            new Down(home, terminal).endStrays();
            new InternalKeys(home).ensure();
            askTheGiven(progress);
            KeptServers.keep(home, given);
            CompletableFuture<PostgresAddress> database = new CompletableFuture<>();
            CompletableFuture<KafkaAddress> broker = new CompletableFuture<>();
            Parallel.run(List.<Callable<Boolean>>of(
                    () -> database.complete(startPostgres(progress)), () -> broker.complete(startKafka(progress))));
            startServices(database.join(), broker.join(), progress);
        }
    }

    /** Before the data folder is bound to them: a mistyped address must not stay. */
    private void askTheGiven(Progress progress) throws InterruptedException {
        if (given.postgres().isPresent()) {
            PostgresAddress server = given.postgres().get();
            progress.step("PostgreSQL", "asking " + server.hosts());
            server.requireFit();
        }
        if (given.kafka().isPresent()) {
            KafkaAddress cluster = given.kafka().get();
            progress.step("Kafka", "asking " + cluster.bootstrapServers());
            cluster.requireFit(given.users());
        }
    }

    void requireHttpPort() {
        boolean ours = processes
                .alive(Service.GATEWAY.module())
                .filter(gateway -> gateway.port() == httpPort)
                .isPresent();
        if (ours || Ports.isFree(httpPort)) return;
        throw new Failure(
                "Port %d is taken.".formatted(httpPort),
                PortHolder.describe(httpPort)
                        .map(holder -> "It is held by %s.".formatted(holder))
                        .orElse("Another program listens there; the system does not tell which."),
                "End that program, or take another port: HENGCE_HTTP_PORT=8081 ./hengce up");
    }

    private PostgresAddress startPostgres(Progress progress) throws Exception {
        PostgresAddress server = given.postgres().isPresent() ? given.postgres().get() : ownPostgres(progress);
        List<Service> stale = withoutCurrentProcess(server);
        if (!stale.isEmpty()) {
            progress.step("PostgreSQL", "migrating");
            Databases databases = new Databases(server, this::password);
            databases.ensure(Service.databases());
            if (given.postgres().isEmpty()) databases.closeTheOthers();
            for (Service service : stale)
                Migrations.migrate(
                        service.database(), databases.owned(service.database()), layout.application(service));
        }
        if (given.pooler().isPresent()) {
            progress.step(
                    "PostgreSQL", "asking the pooler at " + given.pooler().get().hosts());
            for (String name : Service.databases())
                given.pooler().get().requireLetsIn(name, Databases.service(name), password(Databases.service(name)));
        }
        progress.step("PostgreSQL", "ready");
        return server;
    }

    private PostgresAddress ownPostgres(Progress progress) throws Exception {
        boolean ran = processes.alive(PostgresServer.NAME).isPresent();
        progress.step("PostgreSQL", ran ? "running" : "starting");
        RunRecord record = postgres.ensureRunning();
        if (!ran) started.incrementAndGet();
        return postgres.address(record);
    }

    /** Those that will be started; only their builds can bring new scripts. */
    private List<Service> withoutCurrentProcess(PostgresAddress database) {
        Optional<KafkaAddress> broker =
                given.kafka().or(() -> processes.record(KafkaServer.NAME).map(kafka::address));
        if (broker.isEmpty()) return List.of(Service.values());
        Map<Service, Listening> ports = recordedPorts();
        return List.of(Service.values()).stream()
                .filter(service -> processes
                        .alive(service.module())
                        .filter(r -> processes.current(r, launches.of(service, ports, database, broker.get())))
                        .isEmpty())
                .toList();
    }

    private String password(String role) {
        return new Secrets(home).password(role);
    }

    private KafkaAddress startKafka(Progress progress) throws Exception {
        KafkaAddress cluster = given.kafka().isPresent() ? given.kafka().get() : ownKafka(progress);
        boolean asksForRights = cluster.administer(admin -> {
            Topics.ensure(admin, inboundSources, given.copies());
            return given.users() == Principals.Users.SHARED || ensurePrincipals(admin, cluster);
        });
        if (!asksForRights) terminal.line(Principals.UNASKED.formatted(cluster.bootstrapServers()));
        progress.step("Kafka", "ready");
        return cluster;
    }

    private boolean ensurePrincipals(Admin admin, KafkaAddress cluster)
            throws IOException, InterruptedException, ExecutionException {
        Map<String, String> passwords =
                Stream.of(Service.values()).collect(Collectors.toMap(Service::module, launches::password));
        return Principals.ensure(admin, cluster, passwords);
    }

    private KafkaAddress ownKafka(Progress progress) throws Exception {
        boolean ran = processes.alive(KafkaServer.NAME).isPresent();
        progress.step("Kafka", ran ? "running" : "starting");
        RunRecord record = kafka.ensureRunning();
        if (!ran) started.incrementAndGet();
        return kafka.address(record);
    }

    private void startServices(PostgresAddress database, KafkaAddress broker, Progress progress) throws Exception {
        Map<Service, Listening> ports = recordedPorts();
        for (Service service : Service.behindTheGateway())
            if (processes.alive(service.module()).isEmpty())
                ports.put(
                        service, ports.getOrDefault(service, Listening.NOWHERE).free());
        Listening gateway = ports.getOrDefault(Service.GATEWAY, Listening.NOWHERE);
        ports.put(
                Service.GATEWAY,
                processes.alive(Service.GATEWAY.module()).isPresent()
                        ? new Listening(httpPort, gateway.management())
                        : gateway.at(httpPort));
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Service service : Service.values())
            tasks.add(() -> {
                start(service, launches.of(service, ports, database, broker), progress);
                return null;
            });
        Parallel.run(tasks);
    }

    private Map<Service, Listening> recordedPorts() {
        Map<Service, Listening> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values())
            ports.put(
                    service,
                    processes.record(service.module()).map(Listening::of).orElse(Listening.NOWHERE));
        return ports;
    }

    private void start(Service service, Launch launch, Progress progress) throws Exception {
        Optional<RunRecord> before = processes.alive(service.module());
        if (before.isPresent()) {
            if (processes.current(before.get(), launch) && isReady(launch.managementPort())) {
                progress.step(service.module(), "running");
                return;
            }
            progress.step(service.module(), "restarting");
            Stopping.stop(before.get().pid(), before.get().identity(), Stopping.Signal.TERM, Duration.ofSeconds(15));
        }
        progress.step(service.module(), "starting");
        Running running = processes.start(launch);
        started.incrementAndGet();
        running.await(service.module(), PATIENCE, () -> Health.ready(launch.managementPort()));
        progress.step(service.module(), "ready");
    }

    /** A service that runs but is not ready gets some time (another command may just have started it), then a new start. */
    private static boolean isReady(int managementPort) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (Health.of(managementPort) != Health.State.STARTING) return true;
            Thread.sleep(200);
        }
        return false;
    }
}
