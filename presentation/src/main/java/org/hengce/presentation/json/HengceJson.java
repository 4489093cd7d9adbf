package org.hengce.presentation.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The one configuration of Jackson for documents: whoever writes and whoever reads them uses it. */
public final class HengceJson {
    private static final ObjectWriter INDENTED =
            mapper().writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private HengceJson() {}

    /** A new mapper with the configuration; thread-safe, to be kept. */
    public static ObjectMapper mapper() {
        return configure(new ObjectMapper());
    }

    /**
     * Applies the configuration to a mapper that a framework made, and returns it: instants as RFC 3339, nulls written,
     * unknown fields ignored and unknown enum values null when reading (a newer service may have written them), and a
     * refusal to write what is not a number.
     */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(new SimpleModule("hengce")
                        .addSerializer(Double.class, new FiniteNumber())
                        .addSerializer(double.class, new FiniteNumber()))
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
    }

    /**
     * A document as text with a field on each line, as {@code ./hengce analyze --json} prints it and the service answers: the
     * same document, the same characters.
     */
    public static String indented(Object document) throws JsonProcessingException {
        return INDENTED.writeValueAsString(document);
    }

    /** Jackson would write "NaN" as a string, and a reader would find out much later. */
    private static final class FiniteNumber extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteNumber() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value.isNaN() || value.isInfinite()) {
                throw JsonMappingException.from(json, value + " is no JSON number; write null and the reason");
            }
            json.writeNumber(value);
        }
    }
}
