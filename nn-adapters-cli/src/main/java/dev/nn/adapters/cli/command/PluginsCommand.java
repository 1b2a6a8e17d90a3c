package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.catalogue.ListFunctions;
import dev.nn.domain.spi.FunctionInfo;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nn plugins}: what is on offer. */
@Command(name = "plugins", description = "Shows the functions on offer.", mixinStandardHelpOptions = true)
public final class PluginsCommand implements Runnable {

    private final ListFunctions listFunctions;
    private final Console console;

    @Inject
    PluginsCommand(ListFunctions listFunctions, Console console) {
        this.listFunctions = listFunctions;
        this.console = console;
    }

    /** Without a word of its own it lists. */
    @Override
    public void run() {
        list(new FormatOption());
    }

    @Command(name = "list", description = "Every function with its parameters.", mixinStandardHelpOptions = true)
    void list(@Mixin FormatOption format) {
        console.result(format.json() ? Json.write(listFunctions.functions()) : page());
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        listFunctions
                .functions()
                .forEach((kind, functions) -> functions.forEach(info -> page.append(String.format(
                        Locale.ROOT, "%-12s %-22s %s%s%n", kind, info.name(), info.description(), parameters(info)))));
        return page.toString();
    }

    private static String parameters(FunctionInfo info) {
        return info.parameters().isEmpty()
                ? ""
                : info.parameters().stream()
                        .map(p -> p.name() + "=" + p.defaultText())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
