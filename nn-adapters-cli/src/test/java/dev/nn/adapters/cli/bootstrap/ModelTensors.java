package dev.nn.adapters.cli.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tensors of a model file, as any reader of safetensors does. */
final class ModelTensors {

    private ModelTensors() {}

    /** All float64 numbers, tensor by tensor in the order of their names. */
    static List<Double> read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(bytes.getLong(0));
            String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
            JsonNode json = JsonMapper.builder().build().readTree(header);
            List<Double> all = new ArrayList<>();
            json.propertyNames().stream()
                    .filter(name -> !name.equals("__metadata__"))
                    .sorted()
                    .forEach(name -> {
                        JsonNode tensor = json.get(name);
                        int from = tensor.get("data_offsets").get(0).asInt();
                        int to = tensor.get("data_offsets").get(1).asInt();
                        for (int at = from; at < to; at += Double.BYTES) {
                            all.add(bytes.getDouble(8 + length + at));
                        }
                    });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
