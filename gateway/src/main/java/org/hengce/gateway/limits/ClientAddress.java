package org.hengce.gateway.limits;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from: what we see, or what a proxy says that is believed. */
@ApplicationScoped
public class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;

    @Inject
    ClientAddress(LimitsConfig config) {
        trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(ClientAddress::network)
                .toList();
    }

    private static IpSubnetFilterRule network(String text) {
        String whole = text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32");
        try {
            return new IpSubnetFilterRule(whole, IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "hengce.limits.trusted-proxies has '%s', which is no address or network such as 10.0.0.0/8"
                            .formatted(text),
                    e);
        }
    }

    /** The address, as text. */
    public String of(HttpServerRequest request) {
        String seen = request.remoteAddress().hostAddress();
        return trusted.isEmpty() ? seen : behind(seen, request.headers().getAll(FORWARDED_FOR));
    }

    /** From the nearest to the farthest: the first one that is not ours to believe is the client. */
    private String behind(String seen, List<String> told) {
        String client = seen;
        String[] hops = String.join(",", told).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            String hop = hops[i].strip();
            if (NetUtil.createInetAddressFromIpAddressString(hop) == null) {
                break; // not an address: what stands left of it is as little worth
            }
            client = hop;
        }
        return client;
    }

    /** Whether it is a proxy's that is believed about where requests come from. */
    public boolean isTrusted(String address) {
        @Nullable InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
        if (parsed == null) {
            return false;
        }
        InetSocketAddress socket = new InetSocketAddress(parsed, 0);
        return trusted.stream().anyMatch(network -> network.matches(socket));
    }

    /** What is counted together: an IPv6 customer has a network of 64 bits and all its addresses. */
    public static String block(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        @Nullable InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
        return parsed instanceof Inet6Address ? network(parsed) : address;
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/64";
    }
}
