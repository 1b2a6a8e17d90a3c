package dev.nn.application.experiment;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.catalogue.ResolvedFunction;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A lookup of an experiment's functions that records each of them with all of its parameters. */
final class FunctionResolver {

    private final FunctionCatalogue catalogue;
    private final Problems problems;
    private final Map<String, Object> written = new LinkedHashMap<>();

    FunctionResolver(FunctionCatalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    <T> Optional<ResolvedFunction<T>> choose(FunctionKind<T> kind, FunctionSpec spec) {
        Optional<ResolvedFunction<T>> chosen = catalogue.choose(kind, spec, problems);
        chosen.ifPresent(function -> written.put(spec.path(), function.use().written()));
        return chosen;
    }

    /** Returns the requested functions by path, in the form of an experiment file. */
    Map<String, Object> written() {
        return written;
    }
}
