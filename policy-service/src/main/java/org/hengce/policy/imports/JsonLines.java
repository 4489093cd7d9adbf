package org.hengce.policy.imports;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.hengce.contracts.policy.PolicyText;
import org.hengce.kit.problem.Message;
import org.jspecify.annotations.Nullable;

/** A file with the JSON of a policy in each line that is not blank. */
final class JsonLines implements PolicyFile {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] file;

    JsonLines(byte[] file) {
        this.file = file;
    }

    @Override
    public Iterator<SentPolicy> iterator() {
        return new Lines();
    }

    @Override
    public Message empty() {
        return Message.of("the file holds no policy; send one JSON object a line", "文件中没有政策；请每行发送一个 JSON 对象");
    }

    @Override
    public Message wrong(int rejected, int rows) {
        return Message.of(
                "%d of %d lines are wrong, so nothing was registered; mend them, or send onError=REJECT_ROWS",
                "%2$d 行中有 %1$d 行有误，因此全部未登记；请改正，或使用 onError=REJECT_ROWS", rejected, rows);
    }

    /**
     * A line.
     *
     * @param number from 1, counting blank ones
     * @param begin where in the file
     * @param length in bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Line(byte[] file, int number, int begin, int length) implements SentPolicy {
        @Override
        public List<FileError> unreadable() {
            return List.of();
        }

        @Override
        public boolean isReadable() {
            return true;
        }

        @Override
        public @Nullable PolicyText text(ObjectReader reader) throws IOException {
            return reader.readValue(file, begin, length);
        }

        @Override
        public Place place(String field) {
            return new Place(0, number, null);
        }

        @Override
        public Message notAPolicy() {
            return Message.of("the line is not the JSON of a policy, in UTF-8", "该行不是政策的 JSON（UTF-8）");
        }
    }

    private final class Lines implements Iterator<SentPolicy> {
        private int at;
        private int number;

        Lines() {
            boolean marked = file.length >= BYTE_ORDER_MARK.length
                    && Arrays.equals(file, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
            at = marked ? BYTE_ORDER_MARK.length : 0;
            skipBlank();
        }

        /** Onto the next line that is not blank, or the end. */
        private void skipBlank() {
            int begin = at;
            number++;
            for (int i = at; i < file.length; i++) {
                if (file[i] == '\n') {
                    begin = i + 1;
                    number++;
                } else if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r') {
                    at = begin;
                    return;
                }
            }
            at = file.length;
        }

        @Override
        public boolean hasNext() {
            return at < file.length;
        }

        @Override
        public SentPolicy next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int end = at;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            Line line = new Line(file, number, at, end - at);
            at = Math.min(file.length, end + 1);
            skipBlank();
            return line;
        }
    }
}
