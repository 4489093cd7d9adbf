package org.hengce.policy.imports;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.List;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** A policy as it stands in a file. */
interface SentPolicy {
    /** Whether there is something to be read as JSON. */
    boolean isReadable();

    /** Why there is not; of very much that is wrong the first. */
    List<FileError> unreadable();

    /**
     * Reads it.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not the JSON of a policy
     */
    @Nullable
    PolicyText text(ObjectReader reader) throws IOException;

    /** Where a field of it stands; empty for the policy as a whole. */
    Place place(String field);

    /** What is said of something that is no policy at all. */
    Message notAPolicy();
}
