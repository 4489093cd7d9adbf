package org.hengce.contracts;

/** The forms that codes take on the wire (api.md §2), for Bean Validation at every edge. */
public final class Codes {
    /** Policies, regions, sectors. */
    public static final String CODE = "[A-Za-z0-9_-]{1,64}";

    /** Indicators: their codes are SDMX identifiers and begin with a letter. */
    public static final String INDICATOR = "[A-Za-z][A-Za-z0-9_-]{0,63}";

    /** The sector that always exists: all sectors together. */
    public static final String ALL_SECTORS = "_T";

    private Codes() {}
}
