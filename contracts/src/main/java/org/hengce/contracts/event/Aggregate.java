package org.hengce.contracts.event;

/** A whole register entry as an event carries it: applied only if (epoch, revision) is higher than what is held. */
public interface Aggregate {
    /** Raised when the owner's database was restored and everything published again. */
    int epoch();

    /** Raised by every change of the entry; starts at 1. */
    long revision();
}
