package org.hengce.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a service and its database, and takes the one away from the other: put it beside {@link Surroundings}, with
 * {@code restrictToAnnotatedClass}.
 */
public final class DatabaseWire implements QuarkusTestResourceLifecycleManager {
    private static final Set<Socket> ENDS = ConcurrentHashMap.newKeySet();

    private static volatile State state = State.WHOLE;
    private @Nullable ServerSocket entrance;

    private enum State {
        WHOLE,
        /** Connections stay, and nothing comes through: a network that swallows packets. */
        SILENT,
        /** Connections end, and new ones do at once: a server that stops. */
        CUT
    }

    /** From now on nothing comes through; who waits is told nothing. */
    public static void silence() {
        state = State.SILENT;
    }

    /** Ends all connections, and new ones as they come. */
    public static void cut() {
        state = State.CUT;
        ENDS.forEach(DatabaseWire::close);
    }

    /** Lets new connections through; those that were open when it was taken away are dead. */
    public static void mend() {
        ENDS.forEach(DatabaseWire::close);
        state = State.WHOLE;
    }

    /** After {@link Surroundings}, whose address it takes the place of. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        mend();
        URI real = URI.create(Surroundings.database().url().substring("jdbc:".length()));
        try {
            ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            entrance = listening;
            run(() -> accept(listening, real));
            return Map.of(
                    "hengce.database.url", "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + real.getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "database-wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void accept(ServerSocket entrance, URI real) {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                ENDS.add(near);
                if (state == State.CUT) {
                    close(near);
                    continue;
                }
                Socket far = new Socket(real.getHost(), real.getPort());
                ENDS.add(far);
                run(() -> pass(near, far));
                run(() -> pass(far, near));
            } catch (IOException e) {
                // of this connection, or the end of all
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            for (int n = from.getInputStream().read(bytes);
                    n >= 0;
                    n = from.getInputStream().read(bytes)) {
                if (state == State.WHOLE) {
                    to.getOutputStream().write(bytes, 0, n);
                    to.getOutputStream().flush();
                }
            }
        } catch (IOException e) {
            // ended by the other side
        }
        close(from);
        close(to);
    }

    private static void close(Closeable end) {
        ENDS.remove(end);
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (entrance != null) {
            close(entrance);
        }
        ENDS.forEach(DatabaseWire::close);
    }
}
