package org.hengce.evaluation.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.quarkus.logging.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.hengce.methods.effect.BeforeAfterDetail;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.Detail;
import org.hengce.methods.effect.GroupTimeDetail;
import org.hengce.methods.effect.InterruptionDetail;
import org.hengce.methods.effect.RegressionDetail;
import org.hengce.methods.effect.SyntheticDetail;

/** How {@link Estimated} is kept: compressed, each number bit for bit. */
final class EstimateFormat {
    /** In front of everything; another for another form. */
    private static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper()
            // Components alone, not what is computed from them.
            .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Detail.class, DetailNames.class)
            .registerModule(new SimpleModule("covariance")
                    .addSerializer(Covariance.class, new StdDelegatingSerializer(Covariance.class, new RowsOf()))
                    .addDeserializer(Covariance.class, new StdDelegatingDeserializer<>(new OfRows())));
    private static final ObjectWriter WRITER = JSON.writerFor(Estimated.class);
    private static final ObjectReader READER = JSON.readerFor(Estimated.class);

    private EstimateFormat() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BeforeAfterDetail.class, name = "beforeAfter"),
        @JsonSubTypes.Type(value = InterruptionDetail.class, name = "interruption"),
        @JsonSubTypes.Type(value = RegressionDetail.class, name = "regression"),
        @JsonSubTypes.Type(value = GroupTimeDetail.class, name = "groupTime"),
        @JsonSubTypes.Type(value = SyntheticDetail.class, name = "synthetic")
    })
    private interface DetailNames {}

    private static final class RowsOf extends StdConverter<Covariance, double[][]> {
        @Override
        public double[][] convert(Covariance of) {
            return of.rows();
        }
    }

    private static final class OfRows extends StdConverter<double[][], Covariance> {
        @Override
        public Covariance convert(double[][] rows) {
            return Covariance.of(rows);
        }
    }

    static byte[] written(Estimated result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            WRITER.writeValue(out, result);
        } catch (IOException e) {
            throw new UncheckedIOException("the result of a goal cannot be written", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** What was written; empty where it is of another form, or damaged. */
    static Optional<Estimated> read(byte[] content) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(content);
        if (bytes.read() != FORMAT) {
            return Optional.empty();
        }
        try (InputStream in = new InflaterInputStream(bytes)) {
            // To its end, where the checksum is.
            return Optional.of(READER.readValue(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            Log.warnf("a result of a goal that was kept cannot be read cause=%s", e);
            return Optional.empty();
        }
    }
}
