package dev.nn.adapters.file.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.model.SafetensorsReader.NumberCheck;
import dev.nn.application.document.Fields;
import dev.nn.application.port.out.StoredModel;
import dev.nn.application.port.out.StoredModel.StoredTensor;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.layer.Dense;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Model files round-trip, and any change to one is detected. */
class SafetensorsTest {

    private static final Map<String, Object> DESCRIPTION = Map.of("classes", List.of("süß", "sha256", "\"quoted\""));

    @ParameterizedTest
    @EnumSource(Precision.class)
    void roundTrips(Precision precision) {
        StoredModel stored = read(bytes(precision), new Problems()).orElseThrow();
        assertThat(stored.precision()).isEqualTo(precision);
        assertThat(stored.tensors().keySet()).containsExactly("layers.0.weights", "layers.0.bias");
        StoredTensor weights = Objects.requireNonNull(stored.tensors().get("layers.0.weights"));
        assertThat(weights.shape()).containsExactly(2, 3);
        double expected = precision == Precision.FLOAT32 ? (float) 0.1 : 0.1;
        assertThat(weights.values()[4]).isEqualTo(expected);
        List<String> classes = new ArrayList<>();
        Fields.of(stored.description(), "", new Problems())
                .ifPresent(fields -> classes.addAll(fields.anyTexts("classes")));
        assertThat(classes).isEqualTo(DESCRIPTION.get("classes"));
    }

    @Test
    void detectsEveryTruncation() {
        byte[] whole = bytes(Precision.FLOAT64);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 1), "one byte more");
    }

    @Test
    void detectsEveryFlippedBit() {
        byte[] whole = bytes(Precision.FLOAT64);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(flipped, "bit " + bit);
        }
    }

    /** Rejects handwritten headers with a valid checksum. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                                                      | the header is not a JSON object",
                "{,}                                                                       | the header is not valid JSON",
                "{\"a\":{},\"a\":{}}                                                      | the header is not valid JSON",
                "{@}                                                                      | contains no tensors",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,16]}}      | expected 16 bytes of tensors, found 8",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]}}       | does not fill its 8 bytes",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,0]}}       | ends before it starts",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[-8,0]}}      | ends before it starts",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[4,12]}}      | does not start where",
                "{@,\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}       | F64 or F32, found 'I64'",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[1,1,1],\"data_offsets\":[0,8]}}   | needs a shape of one or two",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[0,8]}}       | has an invalid size: 0",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,8]}} | does not fill",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[99999999999],\"data_offsets\":[0,8]}} | has an invalid size",
                "{@,\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,1e3]}}     | not integers",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}         | is not an nn model",
            })
    void rejectsInvalidHeaders(String header, String expected) {
        byte[] file = sealed(header.replace("@", "\"__metadata__\":{\"sha256\":\"" + "0".repeat(64) + "\"}"));
        Problems problems = new Problems();
        assertThat(read(file, problems)).isEmpty();
        assertThat(problems.all())
                .hasSize(1)
                .extracting(Problem::message)
                .first()
                .asString()
                .contains(expected);
    }

    private static byte[] sealed(String header) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json).putDouble(1.5);
        String hash = Hashes.sha256(file.array());
        byte[] stated = header.replace("0".repeat(64), hash).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(stated, 0, file.array(), 8, stated.length);
        return file.array();
    }

    private static void assertRefused(byte[] bytes, String what) {
        Problems problems = new Problems();
        assertThat(read(bytes, problems)).as(what).isEmpty();
        assertThat(problems.all()).as(what).hasSize(1);
    }

    private static Optional<StoredModel> read(byte[] bytes, Problems problems) {
        return new SafetensorsReader(bytes, Position.of("model.safetensors"), NumberCheck.FINITE, problems).read();
    }

    private static byte[] bytes(Precision precision) {
        Network network = Network.of(2, new Dense(3, new FormulaActivation(Formula.parse("x", "x"), Interval.ALL)));
        Parameters parameters = Parameters.zeros(network, new ReferenceEngine());
        parameters.weights(0).set(1, 1, 0.1);
        return Safetensors.bytes(parameters, precision, DESCRIPTION);
    }
}
