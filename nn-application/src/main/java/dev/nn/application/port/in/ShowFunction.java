package dev.nn.application.port.in;

import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.port.in.ListFunctions.Listed;
import dev.nn.application.problem.Problem;
import dev.nn.domain.formula.Formula;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port in: all that is known of one function, with its defaults. */
public interface ShowFunction {

    /**
     * A function's page.
     *
     * @param definition what it is by what it is called, such as "f(x)", in the order of display
     * @param curve the function of one variable that can be drawn, where there is one
     */
    record Page(Listed listed, Map<String, String> definition, Optional<Formula> curve) {}

    /** Every function of this name or alias, since a schedule and an initializer may share one. */
    Validation<Seq<Problem>, List<Page>> show(String name, PluginPlaces places);
}
