package org.hengce.presentation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * For numbers that only some methods have: null is left out, NaN (the method has it, but not here; the reasons say why) is
 * written as null.
 */
final class AbsentNumber extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    AbsentNumber() {
        super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (value.isNaN()) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
