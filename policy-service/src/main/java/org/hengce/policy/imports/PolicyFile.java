package org.hengce.policy.imports;

import org.hengce.kit.problem.Message;

/** A file of policies, however it is written. */
interface PolicyFile extends Iterable<SentPolicy> {
    /** What is said of a file without any. */
    Message empty();

    /** What is said of a file that is refused since some of it are wrong. */
    Message wrong(int rejected, int rows);
}
