package org.hengce.kit.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was sent is what is meant, or it is refused: a text is no number and a number no text, a number is finite, and a text
 * can be stored (no NUL, no half of a surrogate pair); no field stands there twice, all of it is UTF-8, and nothing stands behind
 * it.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    @Override
    @SuppressWarnings("deprecation") // the mapper is handed over built; only this way is left to configure it
    public void customize(ObjectMapper mapper) {
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        // Of two fields of one name one would be lost.
        mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        // JSON is UTF-8 (RFC 8259, 8.1); what is not would otherwise be guessed at.
        mapper.getFactory().configure(JsonFactory.Feature.CHARSET_DETECTION, false);
        mapper.registerModule(new SimpleModule("hengce-strict")
                .addDeserializer(Double.class, new FiniteDouble())
                .addDeserializer(Integer.class, new WholeNumber(Integer.class))
                .addDeserializer(int.class, new WholeNumber(int.class))
                .addDeserializer(Long.class, new LongWholeNumber())
                .addDeserializer(String.class, new StorableText()));
    }

    private static final class FiniteDouble extends StdScalarDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteDouble() {
            super(Double.class);
        }

        @Override
        public @Nullable Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonToken token = json.currentToken();
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                return (Double) context.handleUnexpectedToken(Double.class, json);
            }
            double value = json.getDoubleValue();
            return Double.isFinite(value)
                    ? Double.valueOf(value)
                    : (Double) context.handleWeirdNumberValue(Double.class, value, "not finite");
        }
    }

    /** As JSON Schema has it: 2 and 2.0 are the same whole number, 1.5 is none. */
    private static final class WholeNumber extends StdScalarDeserializer<Integer> {
        private static final long serialVersionUID = 1L;

        WholeNumber(Class<?> type) {
            super(type);
        }

        @Override
        public @Nullable Integer deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.currentToken().isNumeric()) {
                return (Integer) context.handleUnexpectedToken(Integer.class, json);
            }
            double value = json.getDoubleValue();
            return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                    ? Integer.valueOf((int) value)
                    : (Integer) context.handleWeirdNumberValue(Integer.class, value, "no whole number");
        }

        @Override
        public @Nullable Integer getNullValue(DeserializationContext context) {
            return handledType() == int.class ? Integer.valueOf(0) : null; // a primitive one has a default
        }
    }

    /** The same for numbers that a double would round. */
    private static final class LongWholeNumber extends StdScalarDeserializer<Long> {
        private static final long serialVersionUID = 1L;

        LongWholeNumber() {
            super(Long.class);
        }

        @Override
        public @Nullable Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.currentToken().isNumeric()) {
                return (Long) context.handleUnexpectedToken(Long.class, json);
            }
            BigDecimal value = json.getDecimalValue();
            try {
                return Long.valueOf(value.longValueExact());
            } catch (ArithmeticException e) {
                return (Long) context.handleWeirdNumberValue(Long.class, value, "no whole number, or too large");
            }
        }
    }

    private static final class StorableText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        StorableText() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, json);
            }
            @Nullable String text = StringDeserializer.instance.deserialize(json, context);
            return text == null || Storable.is(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, "", "not storable");
        }
    }
}
