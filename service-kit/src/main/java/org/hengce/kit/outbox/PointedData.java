package org.hengce.kit.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import org.jdbi.v3.core.Handle;

/** Reads the data of an event that was appended as a pointer; a service that appends such has one bean of it. */
public interface PointedData {
    Object read(Handle handle, JsonNode pointer);
}
