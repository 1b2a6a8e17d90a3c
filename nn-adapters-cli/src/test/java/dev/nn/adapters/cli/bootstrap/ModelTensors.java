package dev.nn.adapters.cli.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tensors of a model file, as any reader of safetensors does. */
final class ModelTensors {

    private ModelTensors() {}

    /** All numbers, tensor by tensor in the order of their names. */
    static List<Double> read(Path file) {
        List<Double> all = new ArrayList<>();
        of(file).values().forEach(tensor -> Arrays.stream(tensor).forEach(all::add));
        return all;
    }

    /** The numbers of each tensor by its name. */
    static Map<String, double[]> of(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(bytes.getLong(0));
            String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
            JsonNode json = JsonMapper.builder().build().readTree(header);
            Map<String, double[]> all = new TreeMap<>();
            json.propertyNames().stream()
                    .filter(name -> !name.equals("__metadata__"))
                    .forEach(name -> all.put(name, numbers(bytes, 8 + length, json.get(name))));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(ByteBuffer bytes, int start, JsonNode tensor) {
        boolean wide = tensor.get("dtype").asString().equals("F64");
        int from = start + tensor.get("data_offsets").get(0).asInt();
        int to = start + tensor.get("data_offsets").get(1).asInt();
        int size = wide ? Double.BYTES : Float.BYTES;
        double[] numbers = new double[(to - from) / size];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = wide ? bytes.getDouble(from + i * size) : bytes.getFloat(from + i * size);
        }
        return numbers;
    }
}
