package org.hengce.policy.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.problem.Message;
import org.hengce.kit.workbook.OpenWorkbook;
import org.hengce.kit.workbook.WorkbookLimits;
import org.hengce.kit.workbook.Workbooks;
import org.hengce.policy.workbooks.CellPlace;
import org.hengce.policy.workbooks.PolicyWorkbook;
import org.hengce.policy.workbooks.ReadPolicy;

/** A workbook as the template is, or as policies are exported. */
record WorkbookFile(List<ReadPolicy> policies, ObjectMapper json) implements PolicyFile {
    /**
     * The service runs with 160 MB: texts that cells share take a fifth of that at most, what is kept of the rows a tenth. Of two
     * large ones the second waits, while its caller may hold a connection to the database.
     */
    private static final Workbooks WORKBOOKS = new Workbooks(new WorkbookLimits(
            256L << 20,
            32L << 20,
            PolicyWorkbook.MOST_KEPT,
            48L << 20,
            Duration.ofSeconds(5),
            new Message(
                    "JSON Lines (application/jsonl), or the policies in several workbooks",
                    "JSON Lines（application/jsonl），或将政策分成几个工作簿")));

    /**
     * Reads a file.
     *
     * @throws org.hengce.kit.problem.Problem 422 if it is no workbook, or not as the template is
     */
    static WorkbookFile read(byte[] file, ObjectMapper json) throws IOException {
        Path spooled = Files.createTempFile("hengce-import", ".xlsx");
        try {
            Files.write(spooled, file);
            try (OpenWorkbook workbook = WORKBOOKS.open(spooled)) {
                return new WorkbookFile(PolicyWorkbook.read(workbook, json), json);
            }
        } finally {
            Files.delete(spooled);
        }
    }

    @Override
    public Iterator<SentPolicy> iterator() {
        return policies.stream()
                .map(policy -> (SentPolicy) new Sent(policy, json))
                .iterator();
    }

    @Override
    public Message empty() {
        return Message.of(
                "the workbook holds no policy; write one a row onto the sheet Policies, below the names of the fields",
                "工作簿中没有政策；请在 Policies 工作表的字段名之下每行填写一项");
    }

    @Override
    public Message wrong(int rejected, int rows) {
        return Message.of(
                "%d of %d rows are wrong (policies, and rows that belong to none), so nothing was registered; mend them, or send onError=REJECT_ROWS",
                "%2$d 行（政策及不属于任何政策的行）中有 %1$d 行有误，因此全部未登记；请改正，或使用 onError=REJECT_ROWS", rejected, rows);
    }

    private static Place place(CellPlace place) {
        return new Place(place.order(), place.row(), place.name());
    }

    /** A policy of it. */
    private record Sent(ReadPolicy policy, ObjectMapper json) implements SentPolicy {
        @Override
        public boolean isReadable() {
            return !policy.isUnreadable();
        }

        @Override
        public List<FileError> unreadable() {
            return policy.wrong().stream()
                    .map(wrong -> new FileError(WorkbookFile.place(wrong.place()), wrong.field(), wrong.message()))
                    .toList();
        }

        @Override
        public PolicyText text(ObjectReader reader) throws IOException {
            return reader.readValue(policy.json(json));
        }

        @Override
        public Place place(String field) {
            return WorkbookFile.place(policy.place(field));
        }

        @Override
        public Message notAPolicy() {
            return Message.of("the row holds something that no policy can", "该行含有政策中不允许的内容");
        }
    }
}
