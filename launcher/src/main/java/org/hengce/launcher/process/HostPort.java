package org.hengce.launcher.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a server listens, as people write it: {@code host:port}, an IPv6 address in brackets.
 *
 * @param host without brackets
 */
public record HostPort(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<name>[A-Za-z0-9._-]+)|\\[(?<address>[0-9A-Fa-f:.]+)])(?::(?<port>[0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads one.
     *
     * @param usualPort where none is named; 0 if one must be
     * @return empty if the text is none
     */
    public static Optional<HostPort> parse(String text, int usualPort) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) return Optional.empty();
        String host = found.group("name") == null ? found.group("address") : found.group("name");
        int port = found.group("port") == null ? usualPort : Integer.parseInt(found.group("port"));
        return port < 1 || port > HIGHEST_PORT ? Optional.empty() : Optional.of(new HostPort(host, port));
    }

    /** Those of a list with commas that are ones. */
    public static List<HostPort> all(String list, int usualPort) {
        return Stream.of(list.split(",", -1))
                .flatMap(one -> parse(one, usualPort).stream())
                .toList();
    }
}
