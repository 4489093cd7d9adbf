package org.hengce.gateway.users;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.hengce.kit.identity.Roles;
import org.jspecify.annotations.Nullable;

/**
 * One who may sign in.
 *
 * @param passwordHash argon2id, with its parameters; null: no password opens this account
 * @param roles sorted, each once
 * @param regions where the user may write, with what lies below; empty: everywhere
 * @param subject who this is for the identity provider (its {@code sub}); null: not linked
 * @param revision raised by every change; tokens and sessions carry it and end with it
 * @param removedAt when the user was removed; null as long as there is one
 */
public record User(
        String name,
        @Nullable String passwordHash,
        List<String> roles,
        List<String> regions,
        @Nullable String subject,
        long revision,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant removedAt) {
    public User {
        roles = List.copyOf(new TreeSet<>(roles));
        regions = List.copyOf(new TreeSet<>(regions));
    }

    static User made(
            String name,
            @Nullable String hash,
            List<String> roles,
            List<String> regions,
            @Nullable String subject,
            Instant at) {
        return new User(name, hash, roles, regions, subject, 1, at, at, null);
    }

    /** Whether the user can come in and administer users: whoever is limited to regions may not. */
    boolean administersUsers() {
        return roles.contains(Roles.ADMIN) && regions.isEmpty() && (passwordHash != null || subject != null);
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    User changed(
            @Nullable String hash,
            List<String> newRoles,
            List<String> newRegions,
            @Nullable String newSubject,
            Instant at) {
        return new User(name, hash, newRoles, newRegions, newSubject, revision + 1, createdAt, at, null);
    }

    /** Another one under the name of one that was removed, with the revisions going on. */
    User succeededBy(User next) {
        return new User(
                name,
                next.passwordHash,
                next.roles,
                next.regions,
                next.subject,
                revision + 1,
                next.createdAt,
                next.changedAt,
                null);
    }

    /** The link to the provider stays, so that it does not bring back whom an administrator has removed. */
    User removed(Instant at) {
        return new User(name, null, List.of(), List.of(), subject, revision + 1, createdAt, at, at);
    }

    boolean hasSameTextAs(User other) {
        return Objects.equals(passwordHash, other.passwordHash)
                && roles.equals(other.roles)
                && regions.equals(other.regions)
                && Objects.equals(subject, other.subject);
    }
}
