package org.hengce.evaluation.due;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Work that is handed out under leases with fences, shared by all replicas. */
public interface WorkQueue {
    /** The next one, if there is any that nobody works on. */
    Optional<Claim> claim(UUID holder);

    /** Says that the worker lives; false once another has taken the work, or nobody wants it any more. */
    boolean renew(Claim claim);

    /** Ends the claim within the transaction that stores its result; false where that result is to be dropped. */
    boolean complete(Handle h, Claim claim);

    /** Gives it back to be tried again later; true where it was tried often enough and is set aside. */
    boolean failed(Claim claim, String reason);
}
