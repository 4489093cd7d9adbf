package org.hengce.gateway.limits;

import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;

/** How much anybody may ask for: at a time, and in some seconds. Each replica counts for itself. */
@ApplicationScoped
public class Limits {
    private static final String API = "/api/v1/";
    private static final String SIGN_IN = API + "auth/";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Buckets credentials;
    private final Buckets addresses;
    private final Buckets signIns;
    private final Map<String, Integer> costs;
    private final AtOnce running;

    @Inject
    Limits(LimitsConfig config) {
        credentials = new Buckets(config.credential(), config.remembered());
        addresses = new Buckets(config.address(), config.remembered());
        signIns = new Buckets(config.signIn(), config.remembered());
        costs = Map.copyOf(config.costs());
        running = new AtOnce(config.concurrent());
    }

    /** The share of a request from this address. */
    public Allowance ofAddress(String block, HttpMethod method, String path) {
        Allowance allowance = addresses.take(block, cost(method, path));
        return allowance.granted() && method.equals(HttpMethod.POST) && path.startsWith(SIGN_IN)
                ? signIns.take(block, 1)
                : allowance;
    }

    /** The share of a request with this credential. */
    public Allowance ofCredential(String credential, HttpMethod method, String path) {
        return credentials.take(credential, cost(method, path));
    }

    private long cost(HttpMethod method, String path) {
        if (costs.isEmpty() || SAFE.contains(method) || !path.startsWith(API)) {
            return 1;
        }
        int end = path.indexOf('/', API.length());
        return costs.getOrDefault(end < 0 ? path.substring(API.length()) : path.substring(API.length(), end), 1);
    }

    /**
     * Begins a request of somebody, if not too many are under way; {@link #ended} must follow.
     *
     * @return whether it may be answered now
     */
    public boolean begun(String holder) {
        return running.begun(holder);
    }

    /** A request that had begun is over, in whatever way. */
    public void ended(String holder) {
        running.ended(holder);
    }

    /** For somebody with too many requests under way. */
    public Problem tooManyAtOnce() {
        return Problem.of(
                        ProblemType.TOO_MANY,
                        Message.of(
                                "%d requests of yours are being answered, and no more may be at a time; wait for one to end",
                                "您已有 %d 个请求正在处理，不能同时更多；请等其中一个结束后重试", running.most()))
                .retryAfter(1);
    }
}
