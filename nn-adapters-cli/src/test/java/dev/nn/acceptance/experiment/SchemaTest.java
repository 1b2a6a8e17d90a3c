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

/** The schema passes what nn runs and refuses what nn refuses, as far as a schema can judge. */
class SchemaTest {

    /** What nn says where a key, a type, a word or a function's name is wrong: a schema must see that too. */
    private static final Pattern SHAPE =
            Pattern.compile("unknown key|is missing$|expected one of|expected a |no \\w+ named|unknown parameter");

    /** Faults of these words lie in the text or between keys, where no schema looks. */
    private static final Pattern BEYOND = Pattern.compile("is not valid YAML|is here twice|not allowed|\\(at character"
            + "|formula|as in the first|as in the header|the last layer|'units' is missing|no figure named|one of the two|\\.nan"
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
    void whatRunsPasses(Path file) throws IOException {
        assertThat(errors(schema("--no-plugins"), Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatHasTheWrongShapeIsRefused(Path file) throws IOException {
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

    /** Otherwise the test before this one could pass by looking at nothing. */
    @Test
    void mostWrongFilesAreRefused() throws IOException {
        Schema schema = schema("--no-plugins");
        int refused = 0;
        for (Path file : wrong()) {
            refused += errors(schema, Files.readString(file)).isEmpty() ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(60);
    }

    @Test
    void aPluginsFunctionAndItsParametersAreInIt(@TempDir Path plugins) throws IOException {
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
            // Not even YAML: nothing that a schema is asked about.
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
