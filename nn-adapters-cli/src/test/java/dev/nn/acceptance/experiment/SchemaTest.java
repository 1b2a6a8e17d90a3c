package dev.nn.acceptance.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nn.acceptance.fixture.CommandLineRun;
import dev.nn.acceptance.fixture.PluginJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema accepts what nn accepts and rejects what nn rejects, as far as a schema can. */
class SchemaTest {

    /**
     * Messages of nn about a wrong key, type, word or function name, which a schema must detect
     * too.
     */
    private static final Pattern SHAPE =
            Pattern.compile("unknown \\w+ '|missing key '\\w+'$|expected one of|expected a ");

    /** Messages about faults in the text or between keys, which no schema can detect. */
    private static final Pattern BEYOND = Pattern.compile("is not valid YAML|duplicate key|not allowed|\\(at character"
            + "|formula|as in the first|as in the header|the last layer|missing key 'units'|unknown figure|no column '|no class '|one of the two|\\.nan"
            + "|split\\.fold:|sweep-path|sweep-fractions");

    static List<Path> sound() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("../examples"));
                Stream<Path> tests = Files.list(Path.of("src/test/resources/experiments"))) {
            return Stream.concat(examples, tests)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> wrong() throws IOException {
        return WrongInputTest.experiments();
    }

    @ParameterizedTest
    @MethodSource("sound")
    void acceptsValidExperiments(Path file) throws IOException {
        assertThat(errors(schema("--no-plugins"), Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void rejectsStructuralErrors(Path file) throws IOException {
        String golden = Files.readString(file.resolveSibling(file.getFileName() + ".txt"));
        boolean shape = golden.lines()
                .anyMatch(line ->
                        SHAPE.matcher(line).find() && !BEYOND.matcher(line).find());
        if (shape) {
            assertThat(errors(schema("--no-plugins"), Files.readString(file)))
                    .as(golden)
                    .isNotEmpty();
        }
    }

    /** Guards the previous test against passing without checking anything. */
    @Test
    void rejectsMostInvalidExperiments() throws IOException {
        Schema schema = schema("--no-plugins");
        int refused = 0;
        for (Path file : wrong()) {
            refused += errors(schema, Files.readString(file)).isEmpty() ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(60);
    }

    @Test
    void includesPluginFunctionsAndTheirParameters(@TempDir Path plugins) throws IOException {
        PluginJars.write(plugins.resolve("bent.jar"), "Bent", """
                @Override public List<Provider<Activation>> activations() {
                    FunctionInfo info = FunctionInfo.of("bent", "test")
                            .with(ParameterSpec.number("bend", 0.5, Interval.of(0, 0.99), "how much"));
                    return List.of(Provider.activation(info, "x + bend * (sqrt(x^2 + 1) - 1)", Interval.ALL));
                }
                """);
        Schema schema = schema("--plugins", plugins.toString());
        String experiment =
                "{data: {inline: [{input: [1], target: 1}]}, network: {layers: [{dense: {activation: {bent: {bend: %s}}}}]}}";
        assertThat(errors(schema, experiment.formatted("0.3"))).isEmpty();
        assertThat(errors(schema, experiment.formatted("1.5"))).isNotEmpty();
        assertThat(errors(schema("--no-plugins"), experiment.formatted("0.3"))).isNotEmpty();
    }

    private static List<Error> errors(Schema schema, String yaml) {
        try {
            return schema.validate(yaml, InputFormat.YAML);
        } catch (RuntimeException e) {
            // Not valid YAML, so the schema does not apply.
            return List.of();
        }
    }

    private static Schema schema(String... options) {
        String[] arguments =
                Stream.concat(Stream.of("schema"), Stream.of(options)).toArray(String[]::new);
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.err()).isEmpty();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(run.out(), InputFormat.JSON);
    }
}
