package org.hengce.launcher.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.home.HomeLock;
import org.hengce.launcher.kafka.KafkaServer;
import org.hengce.launcher.postgres.PostgresServer;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.process.Stopping;
import org.hengce.launcher.process.Stopping.Signal;
import org.hengce.launcher.terminal.Progress;
import org.hengce.launcher.terminal.Terminal;

/** Stops everything of a home, from the door inwards. */
public final class Down {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Home home;
    private final Terminal terminal;
    private final Processes processes;
    private final AtomicInteger stopped = new AtomicInteger();

    public Down(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
        this.processes = new Processes(home);
    }

    /** Stops what runs; returns how many processes that were. */
    public int run() throws Exception {
        if (!home.exists()) return 0;
        HomeLock.during(home, "down", terminal::line, this::stopAll);
        return stopped.get();
    }

    void stopAll() throws Exception {
        try (Progress progress = new Progress(terminal)) {
            stop(Service.GATEWAY.module(), Signal.TERM, progress);
            List<Callable<Void>> services = new ArrayList<>();
            for (Service service : Service.behindTheGateway())
                services.add(() -> {
                    stop(service.module(), Signal.TERM, progress);
                    return null;
                });
            Parallel.run(services);
            stop(KafkaServer.NAME, Signal.TERM, progress);
            stop(PostgresServer.NAME, Signal.INT, progress);
        }
        endStrays();
    }

    private void stop(String name, Signal signal, Progress progress) throws IOException, InterruptedException {
        Optional<RunRecord> record = processes.alive(name);
        if (record.isPresent()) {
            progress.step(name, "stopping");
            if (!Stopping.stop(record.get().pid(), record.get().identity(), signal, PATIENCE))
                terminal.line("%s did not stop within %d s and was killed.".formatted(name, PATIENCE.toSeconds()));
            stopped.incrementAndGet();
            progress.step(name, "stopped");
        }
        processes.forget(name);
    }

    /** What an interrupted command has started without being able to write it down. PostgreSQL goes last. */
    void endStrays() throws IOException, InterruptedException {
        for (boolean postgres : new boolean[] {false, true})
            for (Processes.Stray stray : processes.strays()) {
                if (stray.postgres() != postgres) continue;
                Stopping.stop(stray.pid(), stray.identity(), postgres ? Signal.INT : Signal.TERM, PATIENCE);
                stopped.incrementAndGet();
            }
    }
}
