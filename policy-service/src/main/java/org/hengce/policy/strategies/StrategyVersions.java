package org.hengce.policy.strategies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the texts that a strategy has had. */
@ApplicationScoped
class StrategyVersions {
    private static final Message NOUN = new Message("version", "版本");

    @Inject
    StrategyRegister register;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    /**
     * The newest first.
     *
     * @throws Problem 404 if there is no such strategy for the caller
     */
    Page<StrategyVersion> list(String code, @Nullable String limit, @Nullable String cursor) {
        register.require(code);
        PageRequest page = PageRequest.of(limit, cursor);
        List<StrategyVersion> found = jdbi.withHandle(h -> h.createQuery("""
                        SELECT version, made_at, made_by, text FROM strategy_version
                        WHERE code = :code AND version < :before ORDER BY version DESC LIMIT :most""")
                .bind("code", code)
                .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                .bind("most", page.limit() + 1)
                .map((row, context) -> version(
                        row.getInt(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4)))
                .list());
        return Page.of(found, page, version -> Integer.toString(version.version()));
    }

    /** @throws Problem 404 if there is no such strategy for the caller, or it has no such version */
    StrategyVersion require(String code, int number) {
        register.require(code);
        return jdbi.withHandle(h -> h.createQuery("""
                                SELECT version, made_at, made_by, text FROM strategy_version
                                WHERE code = :code AND version = :number""")
                        .bind("code", code)
                        .bind("number", number)
                        .map((row, context) -> version(
                                row.getInt(1),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getString(3),
                                row.getString(4)))
                        .findOne())
                .orElseThrow(() -> Problem.notFound(NOUN, Integer.toString(number)));
    }

    private StrategyVersion version(int number, Instant madeAt, String madeBy, String text) {
        try {
            return new StrategyVersion(number, madeAt, madeBy, json.readValue(text, StrategyText.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("version %d of a strategy cannot be read".formatted(number), e);
        }
    }
}
