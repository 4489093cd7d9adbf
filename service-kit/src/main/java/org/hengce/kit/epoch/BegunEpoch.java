package org.hengce.kit.epoch;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new epoch. */
@Schema(description = "An epoch under which everything is published again.")
public record BegunEpoch(
        @Schema(description = "Its number, above all before it.")
        int epoch,

        @Schema(description = "How many events wait to be sent, those of others among them.")
        long events) {}
