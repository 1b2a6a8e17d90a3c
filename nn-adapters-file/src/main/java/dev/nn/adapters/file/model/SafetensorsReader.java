package dev.nn.adapters.file.model;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredModel.StoredTensor;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.domain.engine.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A reader of files that {@link Safetensors} wrote. The bytes are untrusted: every size is checked
 * against the available bytes before anything is allocated, and the checksum detects any changed
 * bit. A model's numbers must be finite; those of an optimizer's state need not be.
 */
final class SafetensorsReader {

    /** The numbers that a file may hold. */
    enum NumberCheck {
        /** Only finite numbers, for models. */
        FINITE,
        /** Any numbers, for training states: an optimizer may store non-finite ones. */
        ANY
    }

    private static final int LENGTH_BYTES = 8;

    private final ByteBuffer bytes;
    private final Position at;
    private final NumberCheck numbers;
    private final Problems problems;

    SafetensorsReader(byte[] bytes, Position at, NumberCheck numbers, Problems problems) {
        this.numbers = numbers;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.at = at;
        this.problems = problems;
    }

    /** Returns the model, or nothing if a problem was added. */
    Optional<StoredModel> read() {
        try {
            return Optional.of(model());
        } catch (MalformedModel e) {
            problems.add(at, "", String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            problems.add(at, "", "the header is not valid JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private StoredModel model() {
        require(bytes.capacity() > LENGTH_BYTES, "is not a safetensors file: it has " + bytes.capacity() + " bytes");
        long length = bytes.getLong(0);
        int most = bytes.capacity() - LENGTH_BYTES;
        require(
                length >= 2 && length <= most,
                "is not a safetensors file, or is truncated: its header would have " + length + " bytes, found "
                        + most);
        String text = text((int) length);
        JsonTree.Value header = JsonTree.parse(text);
        require(header.isObject(), "the header is not a JSON object");
        JsonTree.Value metadata = header.path(Safetensors.METADATA);
        requireChecksum(text, metadata);
        List<Range> ranges = ranges(header, LENGTH_BYTES + (int) length);
        Precision precision = precision(ranges);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Range range : ranges) {
            tensors.put(range.name(), new StoredTensor(range.shape(), values(range, precision)));
        }
        return new StoredModel(description(metadata), precision, tensors);
    }

    private String text(int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.array(), LENGTH_BYTES, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedModel("is not a safetensors file: its header is not UTF-8 text");
        }
    }

    private void requireChecksum(String header, JsonTree.Value metadata) {
        String stated = metadata.path(Safetensors.CHECKSUM).asString("");
        require(stated.matches("[0-9a-f]{64}"), "is not an nn model: its __metadata__ has no 'sha256'");
        byte[] blank = bytes.array().clone();
        int place = header.indexOf("\"" + Safetensors.CHECKSUM + "\":\"" + stated + "\"");
        require(place >= 0, "the checksum is not formatted as nn writes it");
        int start = header.substring(0, place).getBytes(StandardCharsets.UTF_8).length
                + Safetensors.CHECKSUM.length()
                + LENGTH_BYTES
                + "\"\":\"".length();
        Arrays.fill(blank, start, start + stated.length(), (byte) '0');
        require(Hashes.sha256(blank).equals(stated), "is damaged: its content does not match its checksum");
    }

    /** The byte range of a tensor in the file. */
    private record Range(String name, String dtype, List<Integer> shape, long start, long end) {
        long elements() {
            // At most two sizes below 2^31: no overflow.
            return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        }
    }

    private List<Range> ranges(JsonTree.Value header, int dataStart) {
        List<Range> ranges = new ArrayList<>();
        header.forEachEntry((name, entry) -> {
            if (!name.equals(Safetensors.METADATA)) {
                ranges.add(range(name, entry));
            }
        });
        require(!ranges.isEmpty(), "contains no tensors");
        ranges.sort(Comparator.comparingLong(Range::start));
        long end = 0;
        for (Range range : ranges) {
            require(range.start() == end, "'" + range.name() + "' does not start where the previous tensor ends");
            end = range.end();
        }
        long there = bytes.capacity() - (long) dataStart;
        require(end == there, "expected " + end + " bytes of tensors, found " + there);
        List<Range> placed = new ArrayList<>();
        for (Range r : ranges) {
            placed.add(new Range(r.name(), r.dtype(), r.shape(), r.start() + dataStart, r.end() + dataStart));
        }
        return placed;
    }

    private static Range range(String name, JsonTree.Value entry) {
        JsonTree.Value offsets = entry.path("data_offsets");
        JsonTree.Value sizes = entry.path("shape");
        boolean sound =
                sizes.isArray() && (sizes.size() == 1 || sizes.size() == 2) && offsets.isArray() && offsets.size() == 2;
        require(sound, "'" + name + "' needs a shape of one or two sizes and two data_offsets");
        List<Integer> shape = new ArrayList<>();
        for (JsonTree.Value size : sizes) {
            require(size.isSmall() && size.asInt(0) > 0, "'" + name + "' has an invalid size: " + size);
            shape.add(size.asInt(0));
        }
        require(
                offsets.get(0).isWhole() && offsets.get(1).isWhole(),
                "'" + name + "' has data_offsets that are not integers");
        long start = offsets.get(0).asLong(-1);
        long end = offsets.get(1).asLong(-1);
        require(start >= 0 && end >= start, "'" + name + "' ends before it starts");
        return new Range(name, entry.path("dtype").asString(""), shape, start, end);
    }

    private static Precision precision(List<Range> ranges) {
        String dtype = ranges.get(0).dtype();
        Precision precision = Arrays.stream(Precision.values())
                .filter(p -> Safetensors.dtype(p).equals(dtype))
                .findFirst()
                .orElseThrow(() -> new MalformedModel(
                        "'" + ranges.get(0).name() + "' should be F64 or F32, found '" + dtype + "'"));
        for (Range range : ranges) {
            require(range.dtype().equals(dtype), "'" + range.name() + "' is not " + dtype + " like the others");
            require(
                    (range.end() - range.start()) % precision.bytes() == 0
                            && (range.end() - range.start()) / precision.bytes() == range.elements(),
                    "'" + range.name() + "' of " + range.shape() + " does not fill its " + (range.end() - range.start())
                            + " bytes");
        }
        return precision;
    }

    private double[] values(Range range, Precision precision) {
        double[] values = new double[(int) range.elements()];
        for (int i = 0; i < values.length; i++) {
            int place = (int) range.start() + i * precision.bytes();
            values[i] = precision == Precision.FLOAT64 ? bytes.getDouble(place) : bytes.getFloat(place);
            require(
                    numbers == NumberCheck.ANY || Double.isFinite(values[i]),
                    "'" + range.name() + "' holds " + values[i] + " at " + i);
        }
        return values;
    }

    private MapNode description(JsonTree.Value metadata) {
        List<Entry> entries = new ArrayList<>();
        metadata.forEachEntry((key, value) -> {
            if (!key.equals(Safetensors.CHECKSUM)) {
                entries.add(new Entry(key, at, JsonTree.node(JsonTree.parse(value.asString("")), at)));
            }
        });
        return new MapNode(at, entries);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new MalformedModel(otherwise);
        }
    }

    /** A malformed file; the message is shown to the user. */
    private static final class MalformedModel extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedModel(String message) {
            super(message);
        }
    }
}
