package org.hengce.indicator.bulk;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.hengce.indicator.observations.ObservationView;
import org.hengce.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** Observations as Parquet, compressed with Zstandard, in row groups of some megabytes: no more of a file is in memory. */
final class ParquetObservations {
    private static final long ROW_GROUP_BYTES = 4L << 20;
    private static final int PAGE_BYTES = 256 << 10;
    private static final List<String> TEXTS =
            List.of("indicator", "region", "sector", "period", "status", "confidentiality");

    private ParquetObservations() {}

    /** Columns as in the other formats; {@code value} may be null, {@code vintage} is in microseconds, UTC. */
    private static MessageType schema() {
        Types.MessageTypeBuilder columns = Types.buildMessage();
        for (String name : TEXTS.subList(0, 4)) {
            columns.required(BINARY).as(stringType()).named(name);
        }
        columns.optional(DOUBLE).named("value");
        for (String name : TEXTS.subList(4, 6)) {
            columns.required(BINARY).as(stringType()).named(name);
        }
        return columns.required(INT64)
                .as(timestampType(true, TimeUnit.MICROS))
                .named("vintage")
                .named("observations");
    }

    /** Writes the list that begins with this page. */
    static void write(Page<ObservationView> first, OutputStream out) throws IOException {
        try (ParquetWriter<ObservationView> file = new Writing(new StreamedFile(out))
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .build()) {
            @Nullable Page<ObservationView> page = first;
            while (page != null) {
                for (ObservationView row : page.items()) {
                    file.write(row);
                }
                page = page.next();
            }
        }
    }

    private static final class Writing extends ParquetWriter.Builder<ObservationView, Writing> {
        Writing(StreamedFile file) {
            super(file);
        }

        @Override
        protected Writing self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the library
        protected WriteSupport<ObservationView> getWriteSupport(Configuration settings) {
            return new Rows();
        }

        @Override
        protected WriteSupport<ObservationView> getWriteSupport(ParquetConfiguration settings) {
            return new Rows();
        }
    }

    private static final class Rows extends WriteSupport<ObservationView> {
        private @Nullable RecordConsumer row;

        @Override
        @SuppressWarnings("deprecation") // abstract in the library
        public WriteContext init(Configuration settings) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration settings) {
            return new WriteContext(schema(), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            row = consumer;
        }

        @Override
        public void write(ObservationView observation) {
            RecordConsumer to = Objects.requireNonNull(row, "prepareForWrite comes first");
            to.startMessage();
            text(to, 0, "indicator", observation.indicator());
            text(to, 1, "region", observation.region());
            text(to, 2, "sector", observation.sector());
            text(to, 3, "period", observation.period());
            Double value = observation.value();
            if (value != null) {
                to.startField("value", 4);
                to.addDouble(value);
                to.endField("value", 4);
            }
            text(to, 5, "status", observation.status());
            text(to, 6, "confidentiality", observation.confidentiality());
            to.startField("vintage", 7);
            to.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, observation.vintage()));
            to.endField("vintage", 7);
            to.endMessage();
        }

        private static void text(RecordConsumer to, int column, String name, String text) {
            to.startField(name, column);
            to.addBinary(Binary.fromString(text));
            to.endField(name, column);
        }
    }
}
