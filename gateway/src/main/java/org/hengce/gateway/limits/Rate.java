package org.hengce.gateway.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many tokens in so long a time, all of which may be used at once.
 *
 * @param per at least a second, in whole ones: that is how clients are told
 */
public record Rate(long tokens, Duration per) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})s");

    public Rate {
        if (tokens < 1 || per.toSeconds() < 1) {
            throw new IllegalArgumentException("%d tokens in %s is no rate".formatted(tokens, per));
        }
    }

    /** Reads {@code 3000/15s}. */
    public static Rate parse(CharSequence text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no rate; write requests and seconds as 3000/15s".formatted(text));
        }
        return new Rate(Long.parseLong(found.group(1)), Duration.ofSeconds(Long.parseLong(found.group(2))));
    }
}
