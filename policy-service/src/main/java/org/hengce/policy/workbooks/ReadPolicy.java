package org.hengce.policy.workbooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A policy of a workbook, or a row that belongs to none. Its parts are kept as JSON: there may be very many. */
public final class ReadPolicy {
    private static final String FIELD = ".";

    private final CellPlace place;
    private final byte[] text;
    private final Map<String, SheetColumns> sheets;
    private final Map<String, List<Item>> lists = new HashMap<>(4);
    private final List<CellError> wrong = new ArrayList<>(0);
    private boolean unreadable;

    /** A row of a list. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Item(int row, byte[] text) {}

    /**
     * A policy without its lists.
     *
     * @param place of its code
     * @param sheets by the path of their list
     */
    ReadPolicy(CellPlace place, byte[] text, Map<String, SheetColumns> sheets) {
        this.place = place;
        this.text = text;
        this.sheets = sheets;
    }

    CellPlace place() {
        return place;
    }

    /** Says that a list is there, with items or without. */
    void has(String path) {
        lists.computeIfAbsent(path, list -> new ArrayList<>());
    }

    void add(String path, int row, byte[] item) {
        lists.computeIfAbsent(path, list -> new ArrayList<>()).add(new Item(row, item));
    }

    void reject() {
        unreadable = true;
    }

    void reject(CellError error) {
        unreadable = true;
        wrong.add(error);
    }

    /** Whether something is wrong with its cells, so that its text says nothing. */
    public boolean isUnreadable() {
        return unreadable;
    }

    /** What is wrong with its cells; of very many the first. */
    public List<CellError> wrong() {
        return List.copyOf(wrong);
    }

    /** The policy as JSON, as {@code POST /policies} takes it. */
    public byte[] json(ObjectMapper json) throws IOException {
        ObjectNode policy = (ObjectNode) json.readTree(text);
        for (Map.Entry<String, List<Item>> list : lists.entrySet()) {
            ObjectNode at = policy;
            String[] way = list.getKey().split("\\.", -1);
            for (int i = 0; i < way.length - 1; i++) {
                at = at.withObjectProperty(way[i]);
            }
            ArrayNode items = at.putArray(way[way.length - 1]);
            for (Item item : list.getValue()) {
                items.add(json.readTree(item.text()));
            }
        }
        return json.writeValueAsBytes(policy);
    }

    /** Where a field stands, as violations name it: {@code coverage[2].to}, {@code title}. */
    public CellPlace place(String field) {
        for (Map.Entry<String, List<Item>> list : lists.entrySet()) {
            String begin = list.getKey() + "[";
            SheetColumns columns = sheets.get(list.getKey());
            int end = field.indexOf(']');
            if (columns != null && field.startsWith(begin) && end > 0) {
                int index = Integer.parseInt(field.substring(begin.length(), end));
                String rest = field.substring(end + 1);
                if (index < list.getValue().size()) {
                    return columns.place(
                            list.getValue().get(index).row(), rest.startsWith(FIELD) ? rest.substring(1) : rest);
                }
            }
        }
        SheetColumns own = sheets.get("");
        if (own == null || field.isEmpty()) {
            return place;
        }
        return own.have(field) ? own.place(place.row(), field) : beginning(field);
    }

    /** The first row of the list that a field is, or holds. */
    private CellPlace beginning(String field) {
        for (Map.Entry<String, List<Item>> list : lists.entrySet()) {
            SheetColumns columns = sheets.get(list.getKey());
            boolean named = list.getKey().equals(field) || list.getKey().startsWith(field + FIELD);
            if (columns != null && named && !list.getValue().isEmpty()) {
                return columns.place(
                        list.getValue().get(0).row(), columns.shape().key().name());
            }
        }
        return place;
    }
}
