package org.hengce.kit.epoch;

import java.util.List;

/** Something that a service owns and publishes; it has one bean of it for each. */
public interface Republished {
    /** The topics that carry it, or will. */
    List<String> topics();

    /** Appends to the outbox all that there is of it, under this epoch, within the open transaction. */
    void publishAll(int epoch);
}
