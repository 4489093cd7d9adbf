package org.hengce.kit.inbox;

/** A record that is wrong in itself and can never be applied; it goes to the dead-letter topic with this reason. */
public final class IllegalEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalEventException(String reason) {
        super(reason);
    }
}
