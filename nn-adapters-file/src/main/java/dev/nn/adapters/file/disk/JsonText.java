package dev.nn.adapters.file.disk;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Maps, lists, texts, numbers and flags as JSON; maps keep their order. Numbers are written by Jackson: Java's own digits
 * are others before 19 than after, and what nn keeps is the same on every JDK. A number that is none, such as a metric where
 * it is undefined, is null: JSON has no other word for it.
 */
public final class JsonText {

    private static final JsonMapper LINE = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .addModule(new SimpleModule().addSerializer(Double.class, new FiniteNumbers()))
            .build();
    private static final JsonMapper PRETTY =
            LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** On one line, without its end. */
    public static String line(Object value) {
        return LINE.writeValueAsString(value);
    }

    /** For people too, with the last line's end. */
    public static String page(Object value) {
        return PRETTY.writeValueAsString(value) + "\n";
    }

    private static final class FiniteNumbers extends StdSerializer<Double> {
        FiniteNumbers() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            if (Double.isFinite(value)) {
                out.writeNumber(value.doubleValue());
            } else {
                out.writeNull();
            }
        }
    }
}
