package org.hengce.kit.inbox;

/** By what an event is told from all others: the CloudEvents attributes of these names. */
public record EventId(String source, String id) {}
