package dev.nn.acceptance.documents;

import dev.nn.domain.data.Task;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.ElementwiseActivation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.metric.Metric;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.optimizer.UpdateRule;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.ParameterSpec;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.Provider;
import dev.nn.plugin.functions.BuiltInFunctions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference pages of the built-in functions and metrics, written from their declarations. */
final class FunctionPages {

    private static final Plugin BUILT_IN = new BuiltInFunctions();
    private static final int EPOCHS = 100;

    /** The plots by file name, as SVG. */
    private final Map<String, String> plots = new TreeMap<>();

    private final StringBuilder page = new StringBuilder();

    /** The kind of the section, in the names of its plots. */
    private String kind = "";

    private FunctionPages() {}

    /** The text of a page, and the plots that it shows. */
    record Page(String text, Map<String, String> plots) {}

    static Page functions() {
        FunctionPages pages = new FunctionPages();
        pages.section("Activations", BUILT_IN.activations(), pages::activation);
        pages.section("Losses", BUILT_IN.losses(), pages::loss);
        pages.section("Optimizers", BUILT_IN.optimizers(), pages::optimizer);
        pages.section("Schedules", BUILT_IN.schedules(), pages::schedule);
        pages.section("Initializers", BUILT_IN.initializers(), (info, initializer) -> {});
        return new Page(pages.page.toString(), pages.plots);
    }

    static String metrics() {
        FunctionPages pages = new FunctionPages();
        Stream.of(Task.values()).forEach(task -> {
            pages.page.append("## ").append(title(task)).append("\n\n");
            pages.page.append("| metric | meaning | better | notes |\n|---|---|---|---|\n");
            for (Provider<Metric> provider : BUILT_IN.metrics()) {
                Metric metric = defaults(provider);
                if (metric.task() == task) {
                    pages.metric(provider.info(), metric);
                }
            }
            pages.page.append('\n');
        });
        return pages.page.toString();
    }

    private static String title(Task task) {
        String text = task == Task.MULTI_LABEL ? "multi-label classification" : task.text();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private interface Body<T> {
        void write(FunctionInfo info, T function);
    }

    private <T> void section(String title, List<Provider<T>> providers, Body<T> body) {
        kind = title.toLowerCase(Locale.ROOT);
        page.append("## ").append(title).append("\n\n");
        if (title.equals("Schedules")) {
            page.append(
                            "Every schedule also takes `warmup_epochs` (default 0): over these epochs the factor rises linearly")
                    .append(" to 1, then the schedule spans the remaining ones.\n\n");
        }
        for (Provider<T> provider : providers) {
            FunctionInfo info = provider.info();
            page.append("### `").append(info.name()).append("`\n\n").append(info.description());
            if (!info.aliases().isEmpty()) {
                page.append(" Also called ")
                        .append(info.aliases().stream()
                                .map(alias -> "`" + alias + "`")
                                .collect(Collectors.joining(", ")))
                        .append('.');
            }
            page.append("\n\n");
            body.write(info, defaults(provider));
            parameters(info);
            if (!info.source().isEmpty()) {
                page.append("Source: ").append(info.source()).append(".\n\n");
            }
        }
    }

    private static <T> T defaults(Provider<T> provider) {
        return provider.create(Arguments.defaults(provider.info().parameters()));
    }

    private void activation(FunctionInfo info, Activation activation) {
        if (activation instanceof FormulaActivation formula) {
            formula("f(x)", formula.formula().latex());
            formula("f'(x)", formula.derivative().latex());
        } else if (!(activation instanceof ElementwiseActivation)) {
            boolean logarithm = info.name().startsWith("log");
            String softmax = "\\frac{e^{x_i}}{\\sum_k e^{x_k}}";
            formula("f_i(x)", logarithm ? "\\ln " + softmax : softmax);
            formula(
                    "\\frac{\\partial f_i}{\\partial x_j}",
                    logarithm ? "[i = j] - e^{f_j}" : "f_i \\left([i = j] - f_j\\right)");
        }
        page.append("Range: ").append(range(activation.range())).append(".\n\n");
        if (activation instanceof ElementwiseActivation elementwise) {
            plot(info, "f (solid) and its derivative (dashed)", -4, 4, elementwise::value, elementwise::derivative);
        }
    }

    private void loss(FunctionInfo info, Loss loss) {
        if (loss.form() instanceof LossForm.OfElements elements) {
            formula("L(p, t)", elements.formula().latex());
            formula(
                    "\\frac{\\partial L}{\\partial p}",
                    elements.formula().derivative("p").latex());
            double low = Math.max(loss.predictionRange().low(), -2);
            double high = Math.min(loss.predictionRange().high(), 4);
            double first = low == 0 ? 0.01 : low;
            Formula value = elements.formula();
            Formula derivative = elements.formula().derivative("p");
            plot(
                    info,
                    "L (solid) and its derivative with respect to p (dashed) for the target 1",
                    first,
                    high == 1 ? 0.99 : high,
                    p -> value.at(p, 1),
                    p -> derivative.at(p, 1));
        }
        page.append("Reduction: ")
                .append(loss.reduction().words())
                .append(". Predictions: ")
                .append(range(loss.predictionRange()))
                .append(". Targets: ")
                .append(range(loss.targetRange()))
                .append(".\n\n");
    }

    private void optimizer(FunctionInfo info, Optimizer optimizer) {
        UpdateRule rule = optimizer.rule();
        String state = Stream.concat(rule.elementState().stream(), rule.scalarState().stream())
                .map(one -> "`" + one.name() + "`")
                .collect(Collectors.joining(", "));
        page.append("Update with the defaults")
                .append(state.isEmpty() ? "" : ", with the state " + state)
                .append(":\n\n```\n");
        rule.assignments()
                .forEach(a -> page.append(a.target())
                        .append(" = ")
                        .append(a.formula().text())
                        .append('\n'));
        page.append("```\n\n");
    }

    private void schedule(FunctionInfo info, Schedule schedule) {
        schedule.formula().ifPresent(formula -> formula("factor", formula.latex()));
        plot(
                info,
                "factor over " + EPOCHS + " epochs",
                0,
                EPOCHS - 1.0,
                epoch -> schedule.factor((int) epoch, (long) epoch, EPOCHS, 1),
                null);
    }

    private void metric(FunctionInfo info, Metric metric) {
        String notes = Stream.of(
                        metric.needsProbabilities() ? "needs probabilities" : "",
                        metric.twoClassesOnly() ? "two classes only" : "",
                        metric.givesTable() ? "a table; can't be monitored" : "",
                        info.parameters().stream()
                                .map(p -> "`" + p.name() + "`: " + plain(p.description()) + " (default: "
                                        + p.defaultText() + ")")
                                .collect(Collectors.joining("; ")))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
        page.append("| `")
                .append(info.name())
                .append("` | ")
                .append(info.description())
                .append(" | ")
                .append(metric.givesTable() ? "" : metric.higherIsBetter() ? "higher" : "lower")
                .append(" | ")
                .append(notes)
                .append(" |\n");
    }

    private static String plain(String description) {
        return description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
    }

    private void parameters(FunctionInfo info) {
        if (info.parameters().isEmpty()) {
            return;
        }
        page.append("| parameter | value | default | meaning |\n|---|---|---|---|\n");
        for (ParameterSpec parameter : info.parameters()) {
            page.append("| `")
                    .append(parameter.name())
                    .append("` | ")
                    .append(parameter.allowed())
                    .append(" | `")
                    .append(parameter.defaultText())
                    .append("` | ")
                    .append(parameter.description())
                    .append(" |\n");
        }
        page.append('\n');
    }

    private void formula(String left, String right) {
        page.append("$$").append(left).append(" = ").append(right).append("$$\n\n");
    }

    private static String range(Interval range) {
        return "`" + range + "`";
    }

    private void plot(
            FunctionInfo info, String title, double from, double to, SvgPlot.Curve curve, SvgPlot.Curve dashed) {
        String file = kind + "-" + info.name() + ".svg";
        plots.put(file, SvgPlot.of(info.name() + ": " + title, from, to, curve, dashed));
        page.append("![")
                .append(info.name())
                .append(": ")
                .append(title)
                .append("](plots/")
                .append(file)
                .append(")\n\n");
    }
}
