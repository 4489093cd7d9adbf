package org.hengce.evaluation.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hengce.contracts.Codes;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.kit.hash.Sha256;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Regions and sectors: those of now, read again only when one has changed, and those that an evaluation was made with, which are
 * kept with it. Most evaluations share them with those before.
 */
@ApplicationScoped
public class RegisterReader {
    /** Every change of an entry raises its revision, or its epoch; every new one the count; copies made again, the generation. */
    private static final String STATE = """
            SELECT concat_ws('.', count(*), sum(epoch), sum(revision)) FROM region
            UNION ALL SELECT concat_ws('.', count(*), sum(epoch), sum(revision)) FROM sector
            UNION ALL SELECT cast(generation AS text) FROM projection""";

    private static final KeptTexts KEPT = new KeptTexts("register_snapshot");

    private final ObjectReader documents;
    private final ObjectWriter writer;
    private volatile @Nullable Held held;

    private record Held(List<String> state, Register register) {}

    /** How they are kept. */
    private record Snapshot(Collection<RegionV1> regions, Collection<String> sectors) {}

    @Inject
    RegisterReader(ObjectMapper json) {
        // What was kept by a later release may say more.
        documents = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        writer = json.writer();
    }

    /** As they are in the handle's snapshot. */
    Register now(Handle h) {
        List<String> state = h.createQuery(STATE).mapTo(String.class).list();
        @Nullable Held last = held;
        if (last == null || !last.state().equals(state)) {
            last = new Held(state, read(h));
            held = last;
        }
        return last.register();
    }

    /** As they were for an evaluation that kept them. */
    Register again(Handle h, String sha256) {
        @Nullable Held last = held;
        if (last != null && last.register().sha256().equals(sha256)) {
            return last.register();
        }
        Snapshot snapshot = parsed(KEPT.again(h, sha256));
        SortedMap<String, RegionV1> regions = new TreeMap<>();
        snapshot.regions().forEach(region -> regions.put(region.code(), region));
        return new Register(regions, new TreeSet<>(snapshot.sectors()), sha256);
    }

    /** Keeps them for {@link #again}, within the open transaction. */
    public void keep(Handle h, Register register) {
        if (!KEPT.has(h, register.sha256())) {
            KEPT.keep(h, register.sha256(), text(register.regions(), register.sectors()));
        }
    }

    private Register read(Handle h) {
        SortedMap<String, RegionV1> regions = new TreeMap<>();
        h.createQuery("SELECT document FROM region WHERE NOT retired")
                .mapTo(String.class)
                .forEach(document -> {
                    RegionV1 region = region(document);
                    regions.put(region.code(), region);
                });
        TreeSet<String> sectors = new TreeSet<>(h.createQuery("SELECT code FROM sector WHERE NOT retired")
                .mapTo(String.class)
                .list());
        sectors.add(Codes.ALL_SECTORS);
        return new Register(regions, sectors, Sha256.hex(text(regions, sectors)));
    }

    private RegionV1 region(String document) {
        try {
            return documents.readValue(document, RegionV1.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a projected region cannot be read", e);
        }
    }

    private byte[] text(SortedMap<String, RegionV1> regions, Collection<String> sectors) {
        try {
            return writer.writeValueAsBytes(new Snapshot(regions.values(), sectors));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("regions cannot be written as JSON", e);
        }
    }

    private Snapshot parsed(byte[] document) {
        try {
            return documents.readValue(document, Snapshot.class);
        } catch (IOException e) {
            throw new UncheckedIOException("regions that were kept cannot be read", e);
        }
    }
}
