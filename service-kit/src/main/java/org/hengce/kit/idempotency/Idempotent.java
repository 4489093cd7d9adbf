package org.hengce.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on a POST method that returns a {@code Response}: with an {@code Idempotency-Key} it has its effect once.
 *
 * <p>The method runs in one transaction with the row that remembers its answer, so what it calls must join the open
 * transaction and not begin one of its own. An answer that may not be kept in a database, as one with a secret, is not for
 * this. Work in several transactions uses {@link Idempotency#claim()} instead.
 */
@InterceptorBinding
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
