package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.plugin.Origin;
import dev.nn.application.port.in.ListFunctions;
import dev.nn.application.port.in.ListFunctions.Listed;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.ParameterSpec;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nn plugins list}: every function with its parameters and origin. */
@Command(
        name = "list",
        description = "List every function with its parameters and its jar.",
        mixinStandardHelpOptions = true)
public final class PluginsListCommand implements Callable<Integer> {

    private final Provider<ListFunctions> listFunctions;
    private final Console console;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Inject
    PluginsListCommand(Provider<ListFunctions> listFunctions, Console console) {
        this.listFunctions = listFunctions;
        this.console = console;
    }

    @Override
    public Integer call() {
        return ExitCodes.of(listFunctions.get().list(plugins.places()), console, listing -> {
            ExitCodes.warn(listing.warnings(), console);
            List<Listed> functions = listing.functions();
            console.result(
                    format.json()
                            ? Json.write(functions.stream()
                                    .map(PluginsListCommand::map)
                                    .toList())
                            : functions.stream().map(PluginsListCommand::line).collect(Collectors.joining()));
            return NnCommand.OK;
        });
    }

    private static String line(Listed listed) {
        return String.format(
                Locale.ROOT,
                "%-12s %-22s %s%s%s%s%n",
                listed.kind(),
                listed.info().name(),
                // The parameters continue the line.
                listed.info().description().replaceFirst("\\.$", ""),
                parameters(listed.info().parameters()),
                listed.availability().map(PluginsListCommand::words).orElse(""),
                listed.origin().isBuiltIn() ? "" : "  [" + words(listed.origin()) + "]");
    }

    private static String words(Origin origin) {
        return origin.place() + (origin.version().isEmpty() ? "" : " " + origin.version());
    }

    private static String words(Availability availability) {
        return (availability.available() ? "; available: " : "; not available: ") + availability.words();
    }

    private static String parameters(List<ParameterSpec> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(p -> p.name() + "=" + p.defaultText())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static Map<String, Object> map(Listed listed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", listed.kind());
        map.put("name", listed.info().name());
        map.put("aliases", listed.info().aliases());
        map.put("description", listed.info().description());
        map.put("source", listed.info().source());
        map.put(
                "parameters",
                listed.info().parameters().stream().map(PluginsListCommand::map).toList());
        map.put("origin", listed.origin().place());
        map.put("version", listed.origin().version());
        listed.availability().ifPresent(availability -> {
            map.put("available", availability.available());
            map.put("availability", availability.words());
        });
        return map;
    }

    private static Map<String, Object> map(ParameterSpec parameter) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", parameter.name());
        map.put("default", parameter.defaultText());
        map.put("allowed", parameter.allowed());
        map.put("description", parameter.description());
        return map;
    }
}
