package org.hengce.gateway.http;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are compressed, and what that does to their ETag: the compressed one is another representation and needs a tag of
 * its own, which comes back in conditions and must mean the same revision. The server does the work where no Content-Encoding
 * says otherwise.
 */
@ApplicationScoped
public class Compression {
    private static final String IDENTITY = "identity";
    private static final String GZIP = "gzip";
    private static final Choice CHOICE = new Choice();
    private static final String SUFFIX = "-gzip\"";

    private final long smallest;

    @Inject
    Compression(HttpConfig config) {
        smallest = config.smallestCompressed().asLongValue();
    }

    /**
     * Takes the mark of the compressed representation off the tags of a condition.
     *
     * @return whether there was one
     */
    public static boolean plainTags(MultiMap headers) {
        boolean marked = false;
        for (CharSequence name : new CharSequence[] {HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MATCH}) {
            @Nullable String tags = headers.get(name);
            if (tags != null && tags.contains(SUFFIX)) {
                headers.set(name, tags.replace(SUFFIX, "\""));
                marked = true;
            }
        }
        return marked;
    }

    /**
     * Decides, once the headers of an answer are there.
     *
     * @param marked whether the client asked with the tag of a compressed representation
     */
    void settle(HttpServerRequest request, HttpServerResponse response, boolean marked) {
        MultiMap headers = response.headers();
        @Nullable String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equals(IDENTITY)) {
            return;
        }
        int status = response.getStatusCode();
        if (status == 304) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            if (marked) {
                mark(headers);
            }
            return;
        }
        boolean accepted = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        boolean worth = status != 204 && status != 206 && isWorth(headers);
        if (worth) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (worth && accepted) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            mark(headers);
            if (request.method().equals(HttpMethod.HEAD)) {
                headers.remove(HttpHeaders.CONTENT_LENGTH); // nobody knows it before it is done
            }
        } else if (accepted && (request.version() == HttpVersion.HTTP_2 || hasBody(request, status))) {
            headers.set(
                    HttpHeaders.CONTENT_ENCODING, IDENTITY); // which the server understands, and takes away in HTTP/1
        } else {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        }
    }

    private static boolean hasBody(HttpServerRequest request, int status) {
        return !request.method().equals(HttpMethod.HEAD) && status >= 200 && status != 204;
    }

    private boolean isWorth(MultiMap headers) {
        @Nullable String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) < smallest) {
            return false;
        }
        @Nullable String type = headers.get(HttpHeaders.CONTENT_TYPE);
        @Nullable String control = headers.get(HttpHeaders.CACHE_CONTROL);
        return type != null && isText(type) && (control == null || !control.contains("no-transform"));
    }

    /** Not events: each must leave when it happens, and a compressor keeps some back. */
    private static boolean isText(String type) {
        int end = type.indexOf(';');
        String media = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return (media.startsWith("text/") && !media.equals("text/event-stream"))
                || media.endsWith("json")
                || media.endsWith("jsonl")
                || media.endsWith("+xml")
                || media.endsWith("/xml")
                || media.endsWith("csv")
                || media.endsWith("yaml")
                || media.endsWith("javascript");
    }

    private static boolean acceptsGzip(@Nullable String accepted) {
        return accepted != null && GZIP.equals(CHOICE.determineEncoding(accepted));
    }

    /** As the server chooses. */
    private static final class Choice extends HttpContentCompressor {
        Choice() {
            super(StandardCompressionOptions.gzip());
        }

        @Override
        protected @Nullable String determineEncoding(String accepted) {
            return super.determineEncoding(accepted);
        }
    }

    private static void mark(MultiMap headers) {
        @Nullable String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null && tag.endsWith("\"") && !tag.endsWith(SUFFIX)) {
            headers.set(HttpHeaders.ETAG, tag.substring(0, tag.length() - 1) + SUFFIX);
        }
    }
}
