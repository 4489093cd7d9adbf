package org.hengce.contracts.openapi;

import java.util.List;

/**
 * Something by which a client that worked may stop working.
 *
 * @param names what the change can be called in the change log: the operation, and the schemas on the way to it
 * @param what changed, with its place
 */
record Difference(List<String> names, String what) {
    Difference {
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return names.get(0) + ": " + what;
    }
}
