package org.hengce.gateway.proxy;

import java.util.List;

/**
 * A service behind the door.
 *
 * @param name the audience of its internal tokens
 * @param prefixes what its links to itself begin with
 */
record Upstream(String name, List<String> prefixes, Addresses addresses, Circuit circuit) {
    static Upstream of(String name, List<String> places, Addresses.NameLookup names, UpstreamConfig.Circuit circuit) {
        List<Origin> origins =
                places.stream().map(place -> Origin.parse(name, place)).toList();
        return new Upstream(
                name,
                origins.stream().map(origin -> origin.prefix() + "/").toList(),
                new Addresses(name, origins, names),
                new Circuit(name, circuit));
    }

    /** A link of an answer as the client can follow it: what names this service becomes relative. */
    String asSeenOutside(String link) {
        for (String prefix : prefixes) {
            if (link.startsWith(prefix)) {
                return link.substring(prefix.length() - 1);
            }
        }
        return link;
    }
}
