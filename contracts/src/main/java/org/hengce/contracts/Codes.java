package org.hengce.contracts;

/** The forms that codes and links take on the wire (api.md §2), for Bean Validation at every edge. */
public final class Codes {
    /** Policies, regions, sectors. */
    public static final String CODE = "[A-Za-z0-9_-]{1,64}";

    /** Indicators: their codes are SDMX identifiers and begin with a letter. */
    public static final String INDICATOR = "[A-Za-z][A-Za-z0-9_-]{0,63}";

    /** Periods (see {@link Period}), as far as a pattern can tell: it takes 30 February and week 53 of any year. */
    public static final String PERIOD =
            "[0-9]{4}(-(Q[1-4]|W(0[1-9]|[1-4][0-9]|5[0-3])|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?";

    /** Where something can be read: an address of at most 2,000 characters, nothing that a browser would run. */
    public static final String LINK = "https?://[^\\s\\x00-\\x1f\"<>]{1,1990}";

    /** The sector that always exists: all sectors together. */
    public static final String ALL_SECTORS = "_T";

    private Codes() {}
}
