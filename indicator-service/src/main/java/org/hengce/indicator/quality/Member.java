package org.hengce.indicator.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.hengce.contracts.Period;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A region or sector, as far as rules ask for it.
 *
 * @param validFrom the first day on which it exists
 * @param validTo the last one
 */
record Member(String code, @Nullable String parent, boolean retired, LocalDate validFrom, LocalDate validTo) {
    /** What is not registered is taken to have existed always. */
    static Member unknown(String code) {
        return new Member(code, null, false, LocalDate.MIN, LocalDate.MAX);
    }

    boolean existsIn(Period period) {
        return !validFrom.isAfter(period.last()) && !validTo.isBefore(period.first());
    }

    /** All of a register, by code. */
    static Map<String, Member> read(Handle h, String table) {
        Map<String, Member> members = new HashMap<>();
        h.createQuery("SELECT code, text->>'parent', retired, text->>'validFrom', text->>'validTo' FROM " + table)
                .map((row, context) -> of(row))
                .forEach(member -> members.put(member.code(), member));
        return members;
    }

    private static Member of(ResultSet row) throws SQLException {
        @Nullable String from = row.getString(4);
        @Nullable String to = row.getString(5);
        return new Member(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                from == null ? LocalDate.MIN : LocalDate.parse(from),
                to == null ? LocalDate.MAX : LocalDate.parse(to));
    }
}
