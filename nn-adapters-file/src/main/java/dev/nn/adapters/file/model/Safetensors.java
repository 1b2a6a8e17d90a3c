package dev.nn.adapters.file.model;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A writer of the safetensors format: the header's length in 8 bytes (little-endian), the header as
 * JSON padded with spaces to a multiple of 8 bytes, then the tensors without gaps, in F64 or F32.
 *
 * <p>{@code __metadata__} maps strings to strings. Here each value is JSON, except
 * {@value #CHECKSUM}: the SHA-256 of the whole file, computed with zeros in place of the checksum.
 */
public final class Safetensors {

    static final String METADATA = "__metadata__";
    static final String CHECKSUM = "sha256";
    static final String NO_CHECKSUM = "0".repeat(64);

    private Safetensors() {}

    /** A tensor with its name. */
    private record NamedTensor(String name, List<Integer> shape, Tensor values) {}

    /** Returns the bytes of a model file. */
    public static byte[] bytes(Parameters parameters, Precision precision, Map<String, Object> description) {
        List<NamedTensor> tensors = parameters.all().stream()
                .map(p -> new NamedTensor(p.name(), p.shape().sizes(), p.values()))
                .toList();
        return bytes(tensors, precision, description);
    }

    /** Returns the bytes of a file of named one-dimensional tensors. */
    public static byte[] bytes(Map<String, Tensor> rows, Precision precision, Map<String, Object> description) {
        List<NamedTensor> tensors = new ArrayList<>();
        rows.forEach((name, row) -> tensors.add(new NamedTensor(name, List.of(row.columns()), row)));
        return bytes(tensors, precision, description);
    }

    private static byte[] bytes(List<NamedTensor> tensors, Precision precision, Map<String, Object> description) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        description.forEach((key, value) -> metadata.put(key, JsonText.line(value)));
        metadata.put(CHECKSUM, NO_CHECKSUM);
        byte[] bytes = file(tensors, precision, header(tensors, precision, metadata));
        byte[] checksum = Hashes.sha256(bytes).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(checksum, 0, bytes, placeOfChecksum(bytes), checksum.length);
        return bytes;
    }

    /**
     * Returns the offset of the zeros. Quotes inside strings are escaped, so the key with its value
     * can't occur inside a string.
     */
    private static int placeOfChecksum(byte[] bytes) {
        byte[] entry = ("\"" + CHECKSUM + "\":\"" + NO_CHECKSUM + "\"").getBytes(StandardCharsets.US_ASCII);
        for (int at = 8; at + entry.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + entry.length, entry, 0, entry.length)) {
                return at + entry.length - 1 - NO_CHECKSUM.length();
            }
        }
        throw new IllegalStateException("the header has no placeholder for the checksum");
    }

    private static byte[] header(List<NamedTensor> tensors, Precision precision, Map<String, Object> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long end = 0;
        for (NamedTensor tensor : tensors) {
            long start = end;
            end += (long) precision.bytes() * tensor.values().size();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", dtype(precision));
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(start, end));
            header.put(tensor.name(), entry);
        }
        // Padding counts bytes, not characters, because class names may be any text.
        byte[] json = JsonText.line(header).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static byte[] file(List<NamedTensor> tensors, Precision precision, byte[] header) {
        long elements = tensors.stream().mapToLong(t -> t.values().size()).sum();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(8 + header.length + elements * precision.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(header.length).put(header);
        for (NamedTensor tensor : tensors) {
            for (double[] row : tensor.values().toArray()) {
                for (double value : row) {
                    put(out, precision, value);
                }
            }
        }
        return out.array();
    }

    private static void put(ByteBuffer out, Precision precision, double value) {
        switch (precision) {
            case FLOAT64 -> out.putDouble(value);
            case FLOAT32 -> out.putFloat((float) value);
        }
    }

    static String dtype(Precision precision) {
        return switch (precision) {
            case FLOAT64 -> "F64";
            case FLOAT32 -> "F32";
        };
    }
}
