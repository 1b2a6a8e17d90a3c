package dev.nn.application.port.in;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.problem.Problem;
import dev.nn.domain.spi.Availability;
import dev.nn.domain.spi.FunctionInfo;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Port in: what is on offer. */
public interface ListFunctions {

    /**
     * One function.
     *
     * @param kind such as "activation"
     * @param availability of an engine in this process
     */
    record Listed(String kind, FunctionInfo info, Origin origin, Optional<Availability> availability) {}

    /** Every function, kinds and functions in the order of display, and the jars that can't be used. */
    record Listing(List<Listed> functions, List<Problem> warnings) {}

    /** The listing, or what keeps nn from starting with these plugins. */
    Validation<Seq<Problem>, Listing> list(PluginPlaces places);
}
