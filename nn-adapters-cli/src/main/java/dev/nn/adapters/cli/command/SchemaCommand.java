package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.schema.DescribeExperiments;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nn schema}: the experiment file's JSON Schema. */
@Command(
        name = "schema",
        description = "JSON Schema of the experiment file, with the functions of every installed plugin.",
        mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {

    private final Provider<DescribeExperiments> describeExperiments;
    private final Console console;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    SchemaCommand(Provider<DescribeExperiments> describeExperiments, Console console) {
        this.describeExperiments = describeExperiments;
        this.console = console;
    }

    @Override
    public Integer call() {
        return Answers.of(describeExperiments.get().schema(plugins.places()), console, schema -> {
            console.result(Json.write(schema));
            return NnCommand.OK;
        });
    }
}
