package org.hengce.kit.identity;

/** The five roles (api.md §6); {@link #ADMIN} has every right of the others. */
public final class Roles {
    public static final String VIEWER = "viewer";
    public static final String STEWARD = "steward";
    public static final String OFFICER = "officer";
    public static final String ANALYST = "analyst";
    public static final String ADMIN = "admin";

    private Roles() {}
}
