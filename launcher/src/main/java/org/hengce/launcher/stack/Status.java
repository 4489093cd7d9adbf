package org.hengce.launcher.stack;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.hengce.launcher.home.Home;
import org.hengce.launcher.process.Memory;
import org.hengce.launcher.process.Processes;
import org.hengce.launcher.process.RunRecord;
import org.hengce.launcher.terminal.Table;
import org.hengce.launcher.terminal.Terminal;

/** What runs, where, and how it feels. */
public final class Status {
    private final Processes processes;
    private final Terminal terminal;
    private int running;
    private int unwell;
    private long memory;

    public Status(Home home, Terminal terminal) {
        this.processes = new Processes(home);
        this.terminal = terminal;
    }

    public void show() throws InterruptedException {
        Table table = new Table("what", "pid", "where", "management", "state", "memory", "since");
        for (String name : Service.processNames()) add(table, name);
        table.lines().forEach(terminal::line);
        terminal.line("");
        terminal.line(summary());
    }

    private void add(Table table, String name) throws InterruptedException {
        Optional<RunRecord> record = processes.record(name);
        if (record.isEmpty() || !record.get().alive()) {
            if (record.isPresent()) unwell++;
            table.row(name, "–", "–", "–", record.isPresent() ? "dead" : "stopped", "–", "–");
            return;
        }
        RunRecord found = record.get();
        Health.State state =
                Service.named(name).isPresent() ? Health.of(found.managementPort()) : Health.ofListener(found.port());
        if (state != Health.State.READY) unwell++;
        running++;
        OptionalLong bytes = Memory.of(found.pid());
        memory += bytes.orElse(0);
        table.row(
                name,
                found.pid(),
                "127.0.0.1:" + found.port(),
                found.managementPort() > 0 ? "127.0.0.1:" + found.managementPort() : "–",
                state.name().toLowerCase(Locale.ROOT),
                bytes.isPresent() ? megabytes(bytes.getAsLong()) : "–",
                found.started());
    }

    private String summary() {
        if (running == 0) return "Nothing runs. Start it: ./hengce up";
        int all = Service.processNames().size();
        String sum = "%d of %d run, %s resident in all. ".formatted(running, all, megabytes(memory));
        if (running == all && unwell == 0) return sum + gateway() + "   Stop it: ./hengce down";
        return sum + "Start what is missing: ./hengce up   Read why: ./hengce logs";
    }

    private String gateway() {
        return processes
                .record(Service.GATEWAY.module())
                .map(gateway -> "http://127.0.0.1:%d".formatted(gateway.port()))
                .orElse("");
    }

    private static String megabytes(long bytes) {
        return "%d MB".formatted(bytes / (1 << 20));
    }
}
