package org.hengce.launcher.given;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.postgres.PostgresPooler;
import org.hengce.launcher.process.HostPort;
import org.hengce.launcher.terminal.UsageError;
import org.jspecify.annotations.Nullable;

/** {@code HENGCE_DATABASE_URL} and {@code HENGCE_DATABASE_POOLER}, as JDBC or as libpq writes them. */
final class PostgresVariables {
    private static final String URL = "HENGCE_DATABASE_URL";
    private static final String USAGE =
            "HENGCE_DATABASE_URL=postgresql://USER@HOST:5432/postgres HENGCE_DATABASE_PASSWORD_FILE=/a/file ./hengce up";
    private static final int USUAL_PORT = 5432;
    private static final String POOLER = "HENGCE_DATABASE_POOLER";
    private static final String USAGE_OF_POOLER = "HENGCE_DATABASE_POOLER=postgresql://HOST:6432 " + USAGE;

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://" // as libpq, pgjdbc and people write it
                    + "(?:(?<user>[^:@/?]+)(?::(?<password>[^@/?]*))?@)?"
                    + "(?<hosts>[^@/?]+)(?:/(?<database>[^/?]*))?(?:\\?(?<parameters>.*))?");

    /** What libpq and pgjdbc call by different names. */
    private static final Map<String, String> RENAMED =
            Map.of("connect_timeout", "connectTimeout", "application_name", "ApplicationName");

    private PostgresVariables() {}

    static Optional<PostgresAddress> read(Variables variables) {
        if (!variables.has(URL)) return Optional.empty();
        Matcher found = found(variables, URL, USAGE);
        Map<String, String> parameters = parameters(found);
        String user = decoded(parameters.getOrDefault("user", text(found.group("user"))));
        String password = decoded(parameters.getOrDefault("password", text(found.group("password"))));
        parameters.keySet().removeAll(List.of("user", "password"));
        return Optional.of(new PostgresAddress(
                found.group("hosts"),
                text(found.group("database")).isEmpty() ? "postgres" : decoded(found.group("database")),
                joined(parameters),
                user(variables, user),
                password(variables, password)));
    }

    /** Services sign in there each as its own role: an address, and nobody's name. */
    static Optional<PostgresPooler> pooler(Variables variables) {
        if (!variables.has(POOLER)) return Optional.empty();
        if (!variables.has(URL))
            throw new UsageError(
                    POOLER + " is set without %s, which is where databases are made and migrated.".formatted(URL),
                    USAGE_OF_POOLER);
        Matcher found = found(variables, POOLER, USAGE_OF_POOLER);
        Map<String, String> parameters = parameters(found);
        if (found.group("user") != null || parameters.containsKey("user") || parameters.containsKey("password"))
            throw new UsageError(
                    POOLER + " names a user; each service signs in there as its own role.", USAGE_OF_POOLER);
        if (!text(found.group("database")).isEmpty())
            throw new UsageError(POOLER + " names a database; there are four.", USAGE_OF_POOLER);
        parameters.putIfAbsent("prepareThreshold", PostgresPooler.NEVER_PREPARED);
        return Optional.of(new PostgresPooler(found.group("hosts"), joined(parameters)));
    }

    private static Matcher found(Variables variables, String variable, String usage) {
        Matcher found = FORM.matcher(variables.get(variable));
        // Never the text itself: there may be a password in it.
        if (!found.matches()) throw new UsageError(variable + " is no address of a PostgreSQL server.", usage);
        requireHosts(found.group("hosts"), variable, usage);
        return found;
    }

    /** As the driver calls them; values as they are written. */
    private static Map<String, String> parameters(Matcher found) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text(found.group("parameters")).split("&", -1)) {
            String key = parameter.replaceFirst("=.*", "");
            String value = parameter.substring(Math.min(key.length() + 1, parameter.length()));
            if (!key.isEmpty()) parameters.put(RENAMED.getOrDefault(key, key), value);
        }
        return parameters;
    }

    private static String joined(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    private static void requireHosts(String hosts, String variable, String usage) {
        for (String host : hosts.split(",", -1)) {
            if (HostPort.parse(host, USUAL_PORT).isEmpty())
                throw new UsageError(variable + " names '%s', which is no host:port.".formatted(host), usage);
        }
    }

    private static String user(Variables variables, String inUrl) {
        String user = inUrl.isEmpty() ? variables.get("HENGCE_DATABASE_USER") : inUrl;
        if (user.isEmpty())
            throw new UsageError(URL + " names no user; one that may make databases and roles is needed.", USAGE);
        return user;
    }

    private static String password(Variables variables, String inUrl) {
        String beside = variables.secret("HENGCE_DATABASE_PASSWORD");
        if (!inUrl.isEmpty() && !beside.isEmpty())
            throw new UsageError(URL + " has a password, and another one is given beside it.", USAGE);
        String password = inUrl.isEmpty() ? beside : inUrl;
        if (password.isEmpty()) throw new UsageError(URL + " is given without a password.", USAGE);
        return password;
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String decoded(@Nullable String part) {
        try {
            // A plus is a plus here, unlike in a form.
            return URLDecoder.decode(text(part).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UsageError(URL + " has a % that is not followed by two hexadecimal digits.", USAGE);
        }
    }
}
