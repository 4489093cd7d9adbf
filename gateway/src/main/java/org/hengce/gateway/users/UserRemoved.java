package org.hengce.gateway.users;

/** Sent within the transaction that removes a user: what the user has must end with it. */
public record UserRemoved(String name) {}
