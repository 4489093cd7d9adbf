package org.hengce.contracts.openapi;

/** Who makes the value that a schema describes: what one side may not narrow, the other may not widen. */
enum Side {
    /** The client: what was accepted must still be accepted. */
    REQUEST,
    /** The server: what was promised must still be kept. */
    ANSWER
}
