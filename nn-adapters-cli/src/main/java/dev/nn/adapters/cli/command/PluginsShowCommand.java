package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.ShowFunction;
import dev.nn.application.port.in.ShowFunction.FunctionPage;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nn plugins show}: the description of one function. */
@Command(
        name = "show",
        description = "Show a function: formula, derivative, range, parameters, source, kinks and a plot.",
        mixinStandardHelpOptions = true)
public final class PluginsShowCommand implements Callable<Integer> {

    private final Provider<ShowFunction> showFunction;
    private final Console console;

    @Parameters(paramLabel = "NAME", description = "Name of a function in 'nn plugins list'.")
    private String name = "";

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Inject
    PluginsShowCommand(Provider<ShowFunction> showFunction, Console console) {
        this.showFunction = showFunction;
        this.console = console;
    }

    @Override
    public Integer call() {
        return ExitCodes.of(showFunction.get().show(name, plugins.places()), console, pages -> {
            console.result(pages.stream().map(PluginsShowCommand::text).collect(Collectors.joining("\n")));
            return NnCommand.OK;
        });
    }

    private static String text(FunctionPage page) {
        FunctionInfo info = page.listed().info();
        StringBuilder text = new StringBuilder();
        line(text, page.listed().kind(), info.name());
        line(text, "", info.description());
        if (!info.aliases().isEmpty()) {
            line(text, "aliases", String.join(", ", info.aliases()));
        }
        if (!info.source().isEmpty()) {
            line(text, "source", info.source());
        }
        line(text, "origin", page.listed().origin().place());
        for (ParameterSpec parameter : info.parameters()) {
            line(
                    text,
                    "parameter",
                    parameter.name() + " = " + parameter.defaultText() + ", " + parameter.allowed() + ": "
                            + parameter.description());
        }
        page.definition().forEach((what, is) -> line(text, what, is));
        page.curve().ifPresent(formula -> text.append('\n').append(FormulaCommand.page(formula)));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String is) {
        text.append(String.format(Locale.ROOT, "%-12s %s%n", what, is));
    }
}
