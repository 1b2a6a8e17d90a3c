package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.FormulaSyntaxException;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nn formula}: a formula in x, its derivative, its kinks and a small table. */
@Command(
        name = "formula",
        description = "Show a formula in x with its simplified derivative, kinks, a table and a plot.",
        mixinStandardHelpOptions = true)
public final class FormulaCommand implements Callable<Integer> {

    private static final double[] POINTS = {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3};

    private final Console console;

    @Parameters(paramLabel = "EXPR", description = "Formula, such as \"x * sigmoid(x)\".")
    private String text = "";

    /** The output formats of the formula and its derivative. */
    enum FormulaFormat {
        text,
        latex,
        mathml,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output format: text with table and plot, or formula and derivative as latex, mathml or json"
                    + " (default: ${DEFAULT-VALUE})")
    private FormulaFormat form = FormulaFormat.text;

    @Inject
    FormulaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            Formula formula = Formula.parse(text, "x");
            List<String> unknown = formula.unknownSymbols();
            if (!unknown.isEmpty()) {
                console.problem("unknown symbols " + unknown + "; the only variable is x");
                return NnCommand.WRONG_INPUT;
            }
            console.result(written(formula, formula.derivative("x")));
            return 0;
        } catch (FormulaSyntaxException e) {
            console.problem(text + ": " + e.getMessage());
            return NnCommand.WRONG_INPUT;
        }
    }

    private String written(Formula formula, Formula derivative) {
        return switch (form) {
            case text -> page(formula);
            case latex -> "f(x) = " + formula.latex() + "\nf'(x) = " + derivative.latex() + "\n";
            case mathml -> formula.mathMl() + "\n" + derivative.mathMl() + "\n";
            case json -> Json.write(json(formula, derivative));
        };
    }

    private static Map<String, Object> json(Formula formula, Formula derivative) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("formula", formula.simplified().text());
        map.put("derivative", derivative.text());
        map.put("latex", Map.of("formula", formula.latex(), "derivative", derivative.latex()));
        map.put("mathml", Map.of("formula", formula.mathMl(), "derivative", derivative.mathMl()));
        map.put("branches_change_at", formula.switches().locate(-10, 10, 2000));
        return map;
    }

    /** Returns the full description of a formula in x. Descriptions of functions use it too. */
    static String page(Formula formula) {
        Formula derivative = formula.derivative("x");
        List<Double> kinks = formula.switches().locate(-10, 10, 2000);
        StringBuilder page = new StringBuilder();
        page.append("f(x)  = ").append(formula.simplified()).append('\n');
        page.append("f'(x) = ").append(derivative).append('\n');
        page.append("branches change at ")
                .append(kinks.isEmpty() ? "no point" : "x = " + kinks)
                .append(" (-10 to 10)\n\n");
        page.append(String.format(Locale.ROOT, "%8s %14s %14s%n", "x", "f(x)", "f'(x)"));
        for (double x : POINTS) {
            page.append(String.format(Locale.ROOT, "%8.2f %14.8f %14.8f%n", x, formula.at(x), derivative.at(x)));
        }
        page.append('\n').append(Plot.of(formula.compile()::evaluate, derivative.compile()::evaluate));
        return page.toString();
    }
}
