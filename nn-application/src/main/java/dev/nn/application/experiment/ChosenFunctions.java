package dev.nn.application.experiment;

import dev.nn.application.catalogue.ChosenFunction;
import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks up the functions that an experiment asks for, and keeps how each is written with all of its parameters. */
final class ChosenFunctions {

    private final FunctionCatalogue catalogue;
    private final Problems problems;
    private final Map<String, Object> written = new LinkedHashMap<>();

    ChosenFunctions(FunctionCatalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    <T> Optional<ChosenFunction<T>> choose(FunctionKind<T> kind, FunctionSpec spec) {
        Optional<ChosenFunction<T>> chosen = catalogue.choose(kind, spec, problems);
        chosen.ifPresent(function -> written.put(spec.path(), function.use().written()));
        return chosen;
    }

    /** Returns the functions by the paths where they are asked for, as they would be typed. */
    Map<String, Object> written() {
        return written;
    }
}
