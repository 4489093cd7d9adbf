package org.hengce.launcher.process;

/**
 * What is kept of a process we started, in {@code run/NAME.json}.
 *
 * @param identity see {@link ProcessIdentity}: a process that merely got the same number is never touched
 * @param started RFC 3339
 * @param port where it listens on 127.0.0.1
 * @param managementPort where it tells how it feels; 0 for what speaks no HTTP
 * @param fingerprint of command, environment and build: a process with another one is out of date
 */
public record RunRecord(
        String name, long pid, String identity, String started, int port, int managementPort, String fingerprint) {
    public boolean alive() {
        return ProcessIdentity.alive(pid, identity);
    }
}
