package dev.nn.application.catalogue;

import dev.nn.application.catalogue.Catalogues.OpenedCatalogue;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.ListFunctions.Listed;
import dev.nn.application.port.in.ShowFunction;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.Schedule;
import dev.nn.domain.spi.Arguments;
import dev.nn.domain.spi.Provider;
import dev.nn.domain.word.Nearest;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that creates the pages of functions. */
public final class ShowFunctionService implements ShowFunction {

    private final Catalogues catalogues;

    /** Creates a service over the functions of these catalogues. */
    public ShowFunctionService(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    @Override
    public Validation<Seq<Problem>, List<FunctionPage>> show(String name, PluginSearch places) {
        Problems problems = new Problems();
        Optional<OpenedCatalogue> opened = catalogues.openAll(places, problems);
        return problems.validate(opened.flatMap(functions -> pages(name, functions, problems)));
    }

    private static Optional<List<FunctionPage>> pages(String name, OpenedCatalogue functions, Problems problems) {
        List<FunctionPage> pages = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Listed listed : functions.catalogue().listed()) {
            names.add(listed.info().name());
            if (listed.info().answersTo(name)) {
                pages.add(page(listed, functions.catalogue()));
            }
        }
        if (pages.isEmpty()) {
            problems.add(Position.of("'" + name + "'"), "", "unknown function" + Nearest.hint(name, names));
            problems.addAll(functions.warnings());
            return Optional.empty();
        }
        return Optional.of(pages);
    }

    private static FunctionPage page(Listed listed, FunctionCatalogue catalogue) {
        Map<String, String> definition = new LinkedHashMap<>();
        Optional<Formula> curve = FunctionKind.all().stream()
                .filter(kind -> kind.word().equals(listed.kind()))
                .findFirst()
                .flatMap(kind -> catalogue.provider(kind, listed.info().name()))
                .flatMap(provider -> define(provider, definition));
        listed.availability().ifPresent(a -> definition.put(a.available() ? "available" : "not available", a.words()));
        return new FunctionPage(listed, definition, curve);
    }

    /**
     * Adds the definition of the provider's function. A provider is third-party code, so the page
     * shows any exception.
     */
    private static Optional<Formula> define(Provider<?> provider, Map<String, String> definition) {
        try {
            Object function = provider.create(Arguments.defaults(provider.info().parameters()));
            return define(function, definition);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            definition.put("creation failed", e.toString());
            return Optional.empty();
        }
    }

    /**
     * Adds the definition of a function; returns its formula if it is a formula of one variable.
     */
    private static Optional<Formula> define(Object function, Map<String, String> definition) {
        if (function instanceof FormulaActivation activation) {
            definition.put("range", activation.range().toString());
            return Optional.of(activation.formula());
        } else if (function instanceof Activation activation) {
            definition.put("range", activation.range().toString());
        } else if (function instanceof Loss loss) {
            if (loss.form() instanceof LossForm.OfElements elements) {
                definition.put("L(p, t)", elements.formula().text());
                definition.put("dL/dp", elements.formula().derivative("p").text());
            }
            definition.put("reduction", loss.reduction().words());
            definition.put("predictions", loss.predictionRange().toString());
            definition.put("targets", loss.targetRange().toString());
        } else if (function instanceof Optimizer optimizer) {
            optimizer
                    .rule()
                    .assignments()
                    .forEach(a -> definition.put(a.target(), a.formula().text()));
        } else if (function instanceof Schedule schedule) {
            schedule.formula().ifPresent(formula -> definition.put("factor", formula.text()));
        }
        return Optional.empty();
    }
}
