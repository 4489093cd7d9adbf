package org.hengce.launcher.stack;

import java.util.List;
import java.util.Map;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.HomeLock;
import org.hengce.launcher.kafka.KafkaAddress;
import org.hengce.launcher.kafka.KafkaServer;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.postgres.PostgresServer;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.terminal.Terminal;

/** One PostgreSQL and one Kafka for a whole test run, in a home that is thrown away. */
public final class TestServers {
    private final Home home;
    private final Layout layout;
    private final Terminal terminal;

    public TestServers(Home home, Layout layout, Terminal terminal) {
        this.home = home;
        this.layout = layout;
        this.terminal = terminal;
    }

    /** What runs the tests, given the environment in which they find the servers. */
    @FunctionalInterface
    public interface Tests {
        void run(Map<String, String> environment) throws Exception;
    }

    /** Starts both on empty data, and stops them whatever happens: also on Ctrl-C, and after a run that was killed. */
    public void around(Tests tests) throws Exception {
        home.prepare();
        HomeLock.during(home, "test", terminal::line, () -> {
            stop();
            home.clear();
            home.prepare();
            Thread onInterrupt = new Thread(this::stopQuietly);
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            try {
                tests.run(start());
            } finally {
                stop();
                keepNoLonger(onInterrupt);
            }
        });
    }

    private static void keepNoLonger(Thread onInterrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // This process is being ended, and the hook has run: there is nothing left to take away.
        }
    }

    private Map<String, String> start() throws Exception {
        PostgresServer postgres = new PostgresServer(home, false);
        KafkaServer kafka = new KafkaServer(home, layout.kafkaLibraries());
        List<RunRecord> both = Parallel.run(List.of(postgres::ensureRunning, kafka::ensureRunning));
        PostgresAddress database = postgres.address(both.get(0));
        KafkaAddress broker = kafka.address(both.get(1));
        return Map.of(
                "HENGCE_TEST_POSTGRES_URL", database.url(""),
                "HENGCE_TEST_POSTGRES_USER", database.user(),
                "HENGCE_TEST_POSTGRES_PASSWORD", database.password(),
                "HENGCE_TEST_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "HENGCE_TEST_KAFKA_USER", broker.user(),
                "HENGCE_TEST_KAFKA_PASSWORD", broker.password());
    }

    private void stop() throws Exception {
        new Down(home, terminal).stopAll();
    }

    private void stopQuietly() {
        try {
            stop();
        } catch (Exception e) {
            terminal.error(
                    "The test servers could not be stopped: %s; ./hengce test ends them at its next run.".formatted(e));
        }
    }
}
