package org.hengce.launcher.given;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hengce.launcher.postgres.PostgresAddress;
import org.hengce.launcher.process.HostPort;
import org.hengce.launcher.terminal.UsageError;
import org.jspecify.annotations.Nullable;

/** {@code HENGCE_DATABASE_URL}, as JDBC or as libpq writes it. */
final class PostgresVariables {
    private static final String URL = "HENGCE_DATABASE_URL";
    private static final String USAGE =
            "HENGCE_DATABASE_URL=postgresql://USER@HOST:5432/postgres HENGCE_DATABASE_PASSWORD_FILE=/a/file ./hengce up";
    private static final int USUAL_PORT = 5432;

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
        Matcher found = FORM.matcher(variables.get(URL));
        // Never the text itself: there may be a password in it.
        if (!found.matches()) throw new UsageError(URL + " is no address of a PostgreSQL server.", USAGE);
        requireHosts(found.group("hosts"));
        List<String> parameters = new ArrayList<>();
        String user = decoded(found.group("user"));
        String password = decoded(found.group("password"));
        for (String parameter : text(found.group("parameters")).split("&", -1)) {
            String key = parameter.replaceFirst("=.*", "");
            String value = parameter.substring(Math.min(key.length() + 1, parameter.length()));
            switch (key) {
                case "" -> {}
                case "user" -> user = decoded(value);
                case "password" -> password = decoded(value);
                default -> parameters.add(RENAMED.getOrDefault(key, key) + "=" + value);
            }
        }
        return Optional.of(new PostgresAddress(
                found.group("hosts"),
                text(found.group("database")).isEmpty() ? "postgres" : decoded(found.group("database")),
                String.join("&", parameters),
                user(variables, user),
                password(variables, password)));
    }

    private static void requireHosts(String hosts) {
        for (String host : hosts.split(",", -1)) {
            if (HostPort.parse(host, USUAL_PORT).isEmpty())
                throw new UsageError(URL + " names '%s', which is no host:port.".formatted(host), USAGE);
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
