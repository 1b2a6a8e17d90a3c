package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.DescribeExperiments;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nn schema}: the experiment file's JSON Schema. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of the experiment file, with all functions.",
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {

    private final Provider<DescribeExperiments> describeExperiments;
    private final Console console;

    /** The output formats, spelled as on the command line. */
    enum SchemaFormat {
        json,
        markdown
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Output format: json for editors, or markdown for a table of all keys (default: ${DEFAULT-VALUE}).")
    private SchemaFormat format = SchemaFormat.json;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    SchemaCommand(Provider<DescribeExperiments> describeExperiments, Console console) {
        this.describeExperiments = describeExperiments;
        this.console = console;
    }

    @Override
    public Integer call() {
        DescribeExperiments descriptions = describeExperiments.get();
        return ExitCodes.of(
                format == SchemaFormat.json
                        ? descriptions.schema(plugins.places()).map(Json::write)
                        : descriptions.table(plugins.places()),
                console,
                text -> {
                    console.result(text);
                    return NnCommand.OK;
                });
    }
}
