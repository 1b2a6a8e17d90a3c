package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.plugin.Origin;
import dev.nn.application.port.in.VerifyPlugin;
import dev.nn.application.port.in.VerifyPlugin.Report;
import dev.nn.application.port.in.VerifyPlugin.Verified;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nn plugins verify}: the conformance report of one jar. */
@Command(
        name = "verify",
        description = "Test a plugin jar against the plugin contract: derivatives, ranges, purity, threads.",
        mixinStandardHelpOptions = true)
public final class PluginsVerifyCommand implements Callable<Integer> {

    private final Provider<VerifyPlugin> verifyPlugin;
    private final Console console;

    @Parameters(paramLabel = "JAR", description = "Plugin jar, or folder with a plugin jar and its libraries.")
    private String jar = "";

    @Mixin
    private FormatOption format = new FormatOption();

    @Inject
    PluginsVerifyCommand(Provider<VerifyPlugin> verifyPlugin, Console console) {
        this.verifyPlugin = verifyPlugin;
        this.console = console;
    }

    @Override
    public Integer call() {
        Report report = verifyPlugin.get().verify(jar);
        console.result(format.json() ? Json.write(map(report)) : page(report));
        return report.passes() ? NnCommand.OK : NnCommand.RUN_FAILED;
    }

    private static String page(Report report) {
        StringBuilder page = new StringBuilder();
        for (Verified function : report.functions()) {
            boolean sound = function.findings().isEmpty();
            page.append(String.format(
                    Locale.ROOT, "%-6s %-12s %s%n", sound ? "ok" : "FAILS", function.kind(), function.name()));
            function.findings()
                    .forEach(finding -> page.append("       ").append(finding).append('\n'));
        }
        report.faults()
                .forEach(fault ->
                        page.append("FAILS  ").append(ExitCodes.line(fault)).append('\n'));
        return page.append(
                        report.passes()
                                ? "the jar meets the plugin contract\n"
                                : "the jar violates the plugin contract\n")
                .toString();
    }

    private static Map<String, Object> map(Report report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("passes", report.passes());
        map.put("jars", report.origins().stream().map(Origin::place).toList());
        map.put(
                "functions",
                report.functions().stream().map(PluginsVerifyCommand::map).toList());
        map.put("faults", report.faults().stream().map(ExitCodes::line).toList());
        return map;
    }

    private static Map<String, Object> map(Verified function) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", function.kind());
        map.put("name", function.name());
        map.put("findings", List.copyOf(function.findings()));
        return map;
    }
}
