package org.hengce.presentation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** As {@link AbsentNumber}, for what is more than a number: {@link CoefficientDocument#ABSENT} is written as null. */
final class AbsentCoefficient extends StdSerializer<CoefficientDocument> {
    private static final long serialVersionUID = 1L;

    AbsentCoefficient() {
        super(CoefficientDocument.class);
    }

    @Override
    public void serialize(CoefficientDocument value, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        if (value.isAbsent()) {
            json.writeNull();
        } else {
            provider.defaultSerializeValue(value, json);
        }
    }
}
