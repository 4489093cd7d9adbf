package org.hengce.gateway.audit;

/** Whether rows are as they were sealed. */
public enum ChainState {
    INTACT,
    /** A batch before it has not come (yet). */
    GAP,
    /** A row or a hash was changed, a batch was replaced, or the service itself says that its rows are not as they were. */
    BROKEN
}
