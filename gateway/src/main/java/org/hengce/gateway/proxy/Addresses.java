package org.hengce.gateway.proxy;

import io.netty.util.NetUtil;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All addresses of a service, taken in turn; those that failed again and again are left out for a while. */
final class Addresses {
    private final String service;
    private final List<Origin> origins;
    private final NameLookup names;
    private final AtomicInteger turn = new AtomicInteger();
    private Map<Place, Address> byPlace = Map.of();
    private volatile List<Address> known = List.of();

    /** How a name becomes addresses. */
    @FunctionalInterface
    interface NameLookup {
        /** All addresses of the name, none if it has none now. */
        List<String> of(String name);
    }

    private record Place(Origin origin, String ip) {}

    Addresses(String service, List<Origin> origins, NameLookup names) {
        this.service = service;
        this.origins = List.copyOf(origins);
        this.names = names;
    }

    /** Looks the names up; takes its time. An address that stays keeps what is known of it. */
    synchronized void lookUp() {
        Map<Place, Address> found = new LinkedHashMap<>();
        for (Origin origin : origins) {
            for (String ip : ips(origin)) {
                Place place = new Place(origin, ip);
                @Nullable Address before = byPlace.get(place);
                found.put(place, before == null ? new Address(origin, ip) : before);
            }
        }
        if (found.isEmpty()) {
            Log.warnf("service has no address service=%s addresses=%s", service, origins);
            return; // the old ones may still be right: names are away more often than services move
        }
        if (!found.keySet().equals(byPlace.keySet())) {
            Log.infof("service has addresses service=%s addresses=%s", service, found.values());
        }
        byPlace = found;
        known = List.copyOf(found.values());
    }

    private List<String> ips(Origin origin) {
        boolean literal = NetUtil.isValidIpV4Address(origin.host()) || NetUtil.isValidIpV6Address(origin.host());
        return literal ? List.of(origin.host()) : names.of(origin.host());
    }

    boolean areNames() {
        return origins.stream()
                .anyMatch(o -> !NetUtil.isValidIpV4Address(o.host()) && !NetUtil.isValidIpV6Address(o.host()));
    }

    /**
     * The next one that is well; where none is, the one that will be tried again first.
     *
     * @param besides one that has just failed: another goes before it
     * @return null if the service has no address at all
     */
    @Nullable
    Address next(@Nullable Address besides, long nowNanos) {
        List<Address> all = known;
        if (all.size() == 1) {
            return all.get(0);
        }
        int from = turn.getAndIncrement();
        @Nullable Address second = null;
        for (int i = 0; i < all.size(); i++) {
            Address address = all.get(Math.floorMod(from + i, all.size()));
            if (address != besides) {
                if (!address.isOut(nowNanos)) {
                    return address;
                }
                if (second == null || address.leftOutNanos(nowNanos) < second.leftOutNanos(nowNanos)) {
                    second = address;
                }
            }
        }
        return second;
    }

    List<String> leftOut(long nowNanos) {
        List<String> out = new ArrayList<>();
        for (Address address : known) {
            if (address.isOut(nowNanos)) {
                out.add(address.toString());
            }
        }
        return out;
    }
}
