package dev.nn.application.port.in;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.problem.Problem;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.FunctionInfo;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Port in: lists the available functions. */
public interface ListFunctions {

    /**
     * A function.
     *
     * @param kind the kind, such as "activation"
     * @param availability the availability of an engine in this process; absent for other kinds
     */
    record Listed(String kind, FunctionInfo info, Origin origin, Optional<Availability> availability) {}

    /**
     * All functions, with kinds and functions in display order, and the jars that cannot be used.
     */
    record Listing(List<Listed> functions, List<Problem> warnings) {}

    /** Returns the listing, or the problems that prevent nn from starting with these plugins. */
    Validation<Seq<Problem>, Listing> list(PluginSearch places);
}
