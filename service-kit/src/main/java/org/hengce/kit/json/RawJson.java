package org.hengce.kit.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON that is text already, written into an answer as it is. */
public record RawJson(@JsonValue @JsonRawValue String text) {}
