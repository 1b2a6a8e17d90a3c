package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.port.in.CheckExperiment;
import dev.nn.application.port.in.CheckReport;
import dev.nn.application.port.in.CheckReport.LayerReport;
import dev.nn.domain.check.GradientCheck;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nn check}: all problems of an experiment, or its shapes and memory, without training. */
@Command(
        name = "check",
        description = "Validate an experiment: show all problems, or shapes, memory and a gradient check.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    private final Provider<CheckExperiment> checkExperiment;
    private final Console console;

    @Mixin
    private ExperimentOptions experiment = new ExperimentOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    @Inject
    CheckCommand(Provider<CheckExperiment> checkExperiment, Console console) {
        this.checkExperiment = checkExperiment;
        this.console = console;
    }

    @Override
    public Integer call() {
        return ExitCodes.of(checkExperiment.get().check(experiment.source()), console, report -> {
            ExitCodes.warn(report.warnings(), console);
            console.result(format.json() ? Json.write(map(report)) : page(report));
            report.gradients()
                    .failures()
                    .forEach(c -> console.problem(String.format(
                            Locale.ROOT,
                            "d loss / d %s is %s by the chain rule, %s by central differences",
                            c.name(),
                            c.exact(),
                            c.numerical())));
            return report.gradients().failures().isEmpty() ? NnCommand.OK : NnCommand.RUN_FAILED;
        });
    }

    private static Map<String, Object> map(CheckReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", report.experiment());
        map.put("samples", report.samples());
        map.put("folds", report.runs().folds());
        report.runs().trials().ifPresent(trials -> map.put("trials", trials.longValue()));
        map.put("layers", report.layers().stream().map(CheckCommand::map).toList());
        map.put("parameters", report.parameterCount());
        map.put("engine", report.engine());
        map.put("memory_bytes", report.memory());
        GradientCheck.Result gradients = report.gradients();
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("compared", gradients.compared().size());
        check.put("failed", gradients.failures().size());
        check.put("at_kinks", gradients.skipped());
        check.put("largest_difference", gradients.worstAbsolute());
        map.put("gradient_check", check);
        return map;
    }

    private static Map<String, Object> map(LayerReport layer) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", layer.kind());
        map.put("inputs", layer.inputs());
        map.put("outputs", layer.outputs());
        map.put("activation", layer.activation());
        map.put("parameters", layer.parameterCount());
        return map;
    }

    private static String page(CheckReport report) {
        StringBuilder page = new StringBuilder();
        String samples = report.samples().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        line(page, "%s: samples %s; engine %s", report.experiment(), samples, report.engine());
        report.runs()
                .trials()
                .ifPresent(
                        trials -> line(page, "sweep      at most %.0f trials; figures below are without it", trials));
        if (report.runs().folds() > 1) {
            line(
                    page,
                    "folds      %d, one network each; sample counts are for the first fold",
                    report.runs().folds());
        }
        for (int n = 0; n < report.layers().size(); n++) {
            LayerReport layer = report.layers().get(n);
            line(
                    page,
                    "  layer %-3d %-8s [%d, %d]  %d parameters  %s",
                    n,
                    layer.kind(),
                    layer.inputs(),
                    layer.outputs(),
                    layer.parameterCount(),
                    layer.activation());
        }
        line(page, "parameters %d", report.parameterCount());
        long bytes =
                report.memory().values().stream().mapToLong(Long::longValue).sum();
        String uses = report.memory().entrySet().stream()
                .map(use -> use.getKey().replace('_', ' ') + " " + size(use.getValue()))
                .collect(Collectors.joining(", "));
        line(page, "memory     %s: %s", size(bytes), uses);
        GradientCheck.Result gradients = report.gradients();
        line(
                page,
                "gradients  %d of %d sampled parameters agree with central differences%s; largest difference" + " %.1e",
                gradients.compared().size() - gradients.failures().size(),
                gradients.compared().size(),
                gradients.skipped() == 0 ? "" : ", " + gradients.skipped() + " more lie at a kink",
                gradients.worstAbsolute());
        return page.toString();
    }

    private static String size(long bytes) {
        return bytes < 1024
                ? bytes + " B"
                : bytes < 1024 * 1024
                        ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                        : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }

    private static void line(StringBuilder page, String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
