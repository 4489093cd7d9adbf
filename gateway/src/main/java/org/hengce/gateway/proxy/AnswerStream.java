package org.hengce.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A service's answer that, where it breaks off, closes the client's connection before anybody is told. A response that is
 * reset first tells Quarkus neither of its end nor of a close, and every stop would wait for it in vain.
 */
final class AnswerStream implements ReadStream<Buffer> {
    private final ReadStream<Buffer> answer;
    private final HttpServerRequest request;

    AnswerStream(ReadStream<Buffer> answer, HttpServerRequest request) {
        this.answer = answer;
        this.request = request;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        answer.exceptionHandler(handler == null ? null : cause -> close(handler, cause));
        return this;
    }

    private void close(Handler<Throwable> then, Throwable cause) {
        if (request.response().closed()) {
            then.handle(cause);
            return;
        }
        request.response().closeHandler(closed -> then.handle(cause));
        request.connection().close();
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        answer.handler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        answer.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        answer.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        answer.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        answer.endHandler(handler);
        return this;
    }
}
