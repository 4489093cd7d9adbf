package org.hengce.indicator.observations;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.hengce.indicator.observations.ExactNumber.WrongNumberException;
import org.jspecify.annotations.Nullable;

/**
 * A number as somebody sent it, by whichever way: in double precision, or why it cannot be stored so.
 *
 * @param value what is stored; 0 where nothing can be
 * @param problem what is said of its row; null where nothing is wrong
 */
@JsonDeserialize(using = SentNumber.Reader.class)
public record SentNumber(@JsonValue double value, @Nullable RowProblem problem) {
    /** Reads it as {@link ExactNumber} does. */
    public static SentNumber of(String text) {
        try {
            return new SentNumber(ExactNumber.parse(text), null);
        } catch (WrongNumberException e) {
            return new SentNumber(0, e.problem());
        }
    }

    /** Takes the digits of a JSON number as they stand there: a double made of them has lost what it could not hold. */
    static final class Reader extends StdScalarDeserializer<SentNumber> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(SentNumber.class);
        }

        @Override
        public @Nullable SentNumber deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.currentToken().isNumeric()
                    ? of(json.getText())
                    : (SentNumber) context.handleUnexpectedToken(Double.class, json);
        }
    }
}
