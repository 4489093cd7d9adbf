package org.hengce.launcher.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is under way: one changing line on a terminal, a line per step elsewhere. */
public final class Progress implements AutoCloseable {
    private final Terminal terminal;
    private final Instant begun = Instant.now();
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final Thread clock = new Thread(this::tick, "progress");
    private boolean closed;

    public Progress(Terminal terminal) {
        this.terminal = terminal;
        clock.setDaemon(true);
        if (terminal.interactive()) clock.start();
    }

    /** {@code who} is now {@code doing}; replaces what was said of it before. */
    public synchronized void step(String who, String doing) {
        String before = steps.put(who, doing);
        if (doing.equals(before)) return;
        if (terminal.interactive()) show();
        else terminal.line("%s: %s".formatted(who, doing));
    }

    public synchronized Duration soFar() {
        return Duration.between(begun, Instant.now());
    }

    private synchronized void show() {
        if (closed || steps.isEmpty()) return;
        terminal.replaceable(steps.entrySet().stream()
                .map(step -> step.getKey() + " " + step.getValue())
                .collect(Collectors.joining(" · ", "%d s  ".formatted(soFar().toSeconds()), "")));
    }

    private void tick() {
        try {
            while (!isClosed()) {
                show();
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.interrupt();
        terminal.clear();
    }
}
