package org.hengce.gateway.proxy;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/**
 * A request whose answer, where it breaks off on either side, ends with its connection. The library resets it; in HTTP/1 that
 * tells those who listen neither of an end nor of a close, so that every stop would wait for it in vain and its place among the
 * requests of a credential never be free again. In HTTP/2 the connection has others' answers, too, and a reset is told of.
 */
final class ClosingRequest extends HttpServerRequestWrapper {
    private final HttpServerResponse response;

    ClosingRequest(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
        response = request.version() == HttpVersion.HTTP_2 ? request.response() : new ClosingResponse(request);
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    private static final class ClosingResponse extends AbstractResponseWrapper {
        private final HttpServerRequest request;

        ClosingResponse(HttpServerRequest request) {
            super(request.response());
            this.request = request;
        }

        @Override
        public boolean reset() {
            return reset(0);
        }

        @Override
        public boolean reset(long code) {
            request.connection().close();
            return true;
        }
    }
}
