package org.hengce.gateway.signin;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a client is, as far as it cannot choose that itself. */
public final class Addresses {
    private static final int IPV6_NETWORK_BYTES = 8;

    private Addresses() {}

    /** The client's address. */
    public static String of(HttpServerRequest request) {
        return request.remoteAddress().hostAddress();
    }

    /** What one client has: an IPv4 address, of IPv6 the /64, in which it may take any. */
    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address); // a literal: nothing is looked up
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
