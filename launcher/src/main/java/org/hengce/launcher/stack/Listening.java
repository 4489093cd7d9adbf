package org.hengce.launcher.stack;

import java.io.IOException;
import org.hengce.launcher.process.Ports;
import org.hengce.launcher.process.RunRecord;

/**
 * Where a service listens on 127.0.0.1.
 *
 * @param port for its work; 0: not known yet
 * @param management for what the platform asks: health and metrics
 */
record Listening(int port, int management) {
    static final Listening NOWHERE = new Listening(0, 0);

    static Listening of(RunRecord record) {
        return new Listening(record.port(), record.managementPort());
    }

    /** The same ports where nobody took them, so that a restart of one service leaves the others' settings right. */
    Listening free() throws IOException {
        return new Listening(Ports.freeLike(port), Ports.freeLike(management));
    }

    /** The same at a port that somebody chose. */
    Listening at(int chosen) throws IOException {
        return new Listening(chosen, Ports.freeLike(management));
    }
}
