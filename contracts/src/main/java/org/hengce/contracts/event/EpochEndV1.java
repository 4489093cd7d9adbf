package org.hengce.contracts.event;

import jakarta.validation.constraints.Positive;

/**
 * The end of what an owner publishes again: on every partition of every topic that it owns, behind all that it had when the epoch
 * began. What changes meanwhile and later has the same epoch and may stand before or behind it.
 *
 * @param partitions how many the topic has: so many of these end it
 */
public record EpochEndV1(@Positive int epoch, @Positive int partitions) {
    public static final String TYPE = "org.hengce.epoch-end.v1";
}
