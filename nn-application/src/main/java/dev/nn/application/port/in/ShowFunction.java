package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.ListFunctions.Listed;
import dev.nn.application.problem.Problem;
import dev.nn.domain.formula.Formula;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port in: shows everything about one function, including its defaults. */
public interface ShowFunction {

    /**
     * The description of a function.
     *
     * @param definition the definitions by what they define, such as "f(x)", in display order
     * @param curve the function of one variable to plot, if there is one
     */
    record FunctionPage(Listed listed, Map<String, String> definition, Optional<Formula> curve) {}

    /**
     * Returns all functions with this name or alias; a schedule and an initializer may share one.
     */
    Validation<Seq<Problem>, List<FunctionPage>> show(String name, PluginSearch places);
}
