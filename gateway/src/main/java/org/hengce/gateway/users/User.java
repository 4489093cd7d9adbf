package org.hengce.gateway.users;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.hengce.kit.identity.Roles;

/**
 * One who may sign in.
 *
 * @param passwordHash argon2id, with its parameters
 * @param roles sorted, each once
 * @param regions where the user may write, with what lies below; empty: everywhere
 * @param revision raised by every change; tokens carry it and end with it
 */
public record User(
        String name,
        String passwordHash,
        List<String> roles,
        List<String> regions,
        long revision,
        Instant createdAt,
        Instant changedAt) {
    public User {
        roles = List.copyOf(new TreeSet<>(roles));
        regions = List.copyOf(new TreeSet<>(regions));
    }

    boolean isAdmin() {
        return roles.contains(Roles.ADMIN);
    }

    User changed(String hash, List<String> newRoles, List<String> newRegions, Instant at) {
        return new User(name, hash, newRoles, newRegions, revision + 1, createdAt, at);
    }

    boolean hasSameTextAs(User other) {
        return passwordHash.equals(other.passwordHash) && roles.equals(other.roles) && regions.equals(other.regions);
    }
}
