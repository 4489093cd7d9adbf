package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.kit.workbook.OpenWorkbook;
import org.hengce.kit.workbook.SheetRow;
import org.hengce.kit.workbook.SheetRows;
import org.hengce.policy.workbooks.RowReader.Read;
import org.jspecify.annotations.Nullable;

/** The policies of a workbook, joined from the rows of its sheets. */
public final class PolicyWorkbook {
    /** Bytes that are kept of a workbook, as JSON with {@link #ROW} for each row; as much as a file of lines may have. */
    public static final long MOST_KEPT = 16L << 20;

    private static final int ROW = 64;
    private static final int POLICY = 256;

    /** Nobody mends more by hand. */
    private static final int ERRORS_KEPT = 1_000;

    private final OpenWorkbook workbook;
    private final ObjectMapper json;
    private final Map<String, SheetColumns> sheets = new HashMap<>();
    private final List<ReadPolicy> policies = new ArrayList<>();
    private final Map<String, ReadPolicy> byCode = new HashMap<>();
    private int errors;
    private long kept;

    private PolicyWorkbook(OpenWorkbook workbook, ObjectMapper json) {
        this.workbook = workbook;
        this.json = json;
    }

    /**
     * Reads all sheets.
     *
     * @return the policies in the order of their rows, and behind them a row each that belongs to none
     * @throws Problem 422 for sheets or columns that are not as in the template, and for more than is kept
     */
    public static List<ReadPolicy> read(OpenWorkbook workbook, ObjectMapper json) throws IOException {
        PolicyWorkbook read = new PolicyWorkbook(workbook, json);
        read.sheets.putAll(FoundSheets.of(workbook));
        for (SheetShape shape : PolicyShape.sheets()) {
            @Nullable SheetColumns columns = read.sheets.get(shape.path());
            if (columns != null) {
                read.rows(columns);
            }
        }
        return read.policies;
    }

    private void rows(SheetColumns columns) throws IOException {
        RowReader reader = new RowReader(columns);
        try (SheetRows rows = workbook.rows(columns.name())) {
            rows.next(); // the names of the columns
            @Nullable SheetRow row = rows.next();
            if (row != null
                    && ColumnWords.isCalled(columns.shape(), columns.shape().key(), row.text(columns.key()))) {
                row = rows.next();
            }
            for (; row != null; row = rows.next()) {
                Read read = reader.read(row);
                CellPlace place = new CellPlace(columns.order(), columns.name(), row.number(), columns.key());
                if (columns.shape().isOfPolicies()) {
                    policy(read, place);
                } else {
                    item(read, place, columns.shape().path());
                }
            }
        }
    }

    private void policy(Read read, CellPlace place) throws IOException {
        ReadPolicy policy = new ReadPolicy(place, bytes(read.item(), POLICY), sheets);
        policies.add(policy);
        read.wrong().forEach(error -> reject(policy, error));
        @Nullable ReadPolicy before = read.code().isEmpty() ? null : byCode.putIfAbsent(read.code(), policy);
        if (before != null) {
            // Whose the rows of the lists are cannot be told, so that neither is taken.
            reject(policy, twice(place, read.code(), before.place()));
            reject(before, twice(before.place(), read.code(), place));
        }
    }

    private static CellError twice(CellPlace place, String code, CellPlace other) {
        return new CellError(
                place,
                "code",
                Message.of("'%s' stands in %s, too; send each once", "“%s”也出现在 %s；每个只能发送一次", code, other.name()));
    }

    private void item(Read read, CellPlace place, String path) throws IOException {
        @Nullable ReadPolicy policy = byCode.get(read.code());
        if (policy == null) {
            ReadPolicy nobodys = new ReadPolicy(place, bytes(null, ROW), sheets);
            policies.add(nobodys);
            reject(nobodys, new CellError(place, "", ofNoPolicy(read.code())));
            return;
        }
        policy.has(path);
        if (read.item() != null) {
            policy.add(path, place.row(), bytes(read.item(), ROW));
        }
        read.wrong().forEach(error -> reject(policy, error));
    }

    private static Message ofNoPolicy(String code) {
        return code.isEmpty()
                ? Message.of(
                        "the row says no policy that it belongs to; write its code into each row (of merged cells only the first holds it)",
                        "该行没有注明所属政策；请在每行填写代码（合并单元格仅第一格有值）")
                : Message.of(
                        "no row of Policies has the code '%s'; add the policy there, or mend the code",
                        "Policies 工作表中没有代码为“%s”的政策；请在其中添加，或更正代码", code);
    }

    private void reject(ReadPolicy policy, CellError error) {
        if (errors < ERRORS_KEPT) {
            errors++;
            policy.reject(error);
        } else {
            policy.reject();
        }
    }

    private byte[] bytes(@Nullable JsonNode item, int beside) throws IOException {
        byte[] bytes = item == null ? new byte[0] : json.writeValueAsBytes(item);
        kept += bytes.length + beside;
        if (kept > MOST_KEPT) {
            throw Problem.of(
                    ProblemType.INVALID,
                    Message.of(
                            "the workbook holds more than is registered at once, %d MB of policies (some twenty thousand policies, or a hundred thousand rows of lists); send it in several, each policy with all its rows",
                            "工作簿内容超出一次可登记的上限：%d MB（约两万项政策，或十万行列表）；请分成几个文件发送，每项政策的所有行放在同一文件中", MOST_KEPT >> 20));
        }
        return bytes;
    }
}
