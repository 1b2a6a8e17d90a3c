package dev.nn.adapters.file.run;

import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.Parameters.Parameter;
import dev.nn.domain.network.Parameters.Role;
import dev.nn.domain.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The safetensors format: the header's length in 8 bytes little endian, the header in JSON padded with spaces to a
 * multiple of 8, then the tensors without a gap. Float64 as F64.
 */
final class Safetensors {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Safetensors() {}

    static byte[] bytes(Parameters parameters, Map<String, String> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", metadata);
        long end = 0;
        for (Parameter parameter : parameters.all()) {
            long start = end;
            end += 8L * parameter.values().size();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", "F64");
            entry.put("shape", shape(parameter));
            entry.put("data_offsets", List.of(start, end));
            header.put(parameter.name(), entry);
        }
        byte[] json = padded(JSON.writeValueAsString(header)).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out =
                ByteBuffer.allocate(Math.toIntExact(8 + json.length + end)).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(json.length).put(json);
        for (Parameter parameter : parameters.all()) {
            for (double[] row : parameter.values().toArray()) {
                for (double value : row) {
                    out.putDouble(value);
                }
            }
        }
        return out.array();
    }

    private static List<Integer> shape(Parameter parameter) {
        Tensor values = parameter.values();
        return parameter.role() == Role.BIAS ? List.of(values.columns()) : List.of(values.rows(), values.columns());
    }

    /** Padded by bytes, not characters: class names may be any text. */
    private static String padded(String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return json + " ".repeat((8 - length % 8) % 8);
    }
}
