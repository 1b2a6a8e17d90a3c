package dev.nn.adapters.cli.command;

import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON: plain numbers at full precision, in the same digits on every JDK. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private Json() {}

    /** The value with a line's end; maps keep their order. */
    static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }
}
