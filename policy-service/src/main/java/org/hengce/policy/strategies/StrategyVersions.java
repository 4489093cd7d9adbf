package org.hengce.policy.strategies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.hengce.contracts.strategy.StrategyText;
import org.hengce.kit.paging.Page;
import org.hengce.kit.paging.PageRequest;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.jdbi.v3.core.Handle;
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
        return jdbi.withHandle(h -> {
            List<Integer> numbers = h.createQuery("""
                            SELECT version FROM strategy_version
                            WHERE code = :code AND version < :before ORDER BY version DESC LIMIT :most""")
                    .bind("code", code)
                    .bind("before", page.afterNumber().orElse(Long.MAX_VALUE))
                    .bind("most", page.limit() + 1)
                    .mapTo(Integer.class)
                    .list();
            return Page.measured(numbers, page, number -> Integer.toString(number), some -> bytes(h, code, some))
                    .mapTogether(some -> read(h, code, some))
                    .continuedBy(next -> list(code, PageRequest.LARGEST, next));
        });
    }

    private static List<Long> bytes(Handle h, String code, List<Integer> numbers) {
        return h.createQuery("""
                        SELECT coalesce(octet_length(cast(kept.text AS text)), 0)
                        FROM unnest(:numbers) WITH ORDINALITY AS listed (number, place)
                             LEFT JOIN strategy_version kept ON kept.code = :code AND kept.version = listed.number
                        ORDER BY place""")
                .bindArray("numbers", Integer.class, numbers)
                .bind("code", code)
                .mapTo(Long.class)
                .list();
    }

    private List<StrategyVersion> read(Handle h, String code, List<Integer> numbers) {
        return h.createQuery("""
                        SELECT version, made_at, made_by, text FROM strategy_version
                        WHERE code = :code AND version = ANY (:numbers) ORDER BY version DESC""")
                .bind("code", code)
                .bindArray("numbers", Integer.class, numbers)
                .map((row, context) -> version(row))
                .list();
    }

    /** @throws Problem 404 if there is no such strategy for the caller, or it has no such version */
    StrategyVersion require(String code, int number) {
        register.require(code);
        return jdbi.withHandle(h -> h.createQuery("""
                                SELECT version, made_at, made_by, text FROM strategy_version
                                WHERE code = :code AND version = :number""")
                        .bind("code", code)
                        .bind("number", number)
                        .map((row, context) -> version(row))
                        .findOne())
                .orElseThrow(() -> Problem.notFound(NOUN, Integer.toString(number)));
    }

    private StrategyVersion version(ResultSet row) throws SQLException {
        int number = row.getInt("version");
        try {
            return new StrategyVersion(
                    number,
                    row.getObject("made_at", OffsetDateTime.class).toInstant(),
                    row.getString("made_by"),
                    json.readValue(row.getString("text"), StrategyText.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("version %d of a strategy cannot be read".formatted(number), e);
        }
    }
}
