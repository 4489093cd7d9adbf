package org.hengce.indicator.observations;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/** Writes an instant as ISO 8601 has it. Neighbours in a list mostly share theirs, and making its text costs more than a row. */
final class VintageText extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    private transient volatile Written last = new Written(Instant.EPOCH);

    private record Written(Instant vintage, String text) {
        Written(Instant vintage) {
            this(vintage, vintage.toString());
        }
    }

    VintageText() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant vintage, JsonGenerator json, SerializerProvider provider) throws IOException {
        Written written = last;
        if (!written.vintage().equals(vintage)) {
            written = new Written(vintage);
            last = written;
        }
        json.writeString(written.text());
    }
}
