package dev.nn.application.catalogue;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.ListFunctions;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** A service that lists a catalogue with all jars open. */
public final class ListFunctionsService implements ListFunctions {

    private final Catalogues catalogues;

    /** Creates a service over the functions of these catalogues. */
    public ListFunctionsService(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    @Override
    public Validation<Seq<Problem>, Listing> list(PluginSearch places) {
        Problems problems = new Problems();
        return problems.validate(catalogues
                .openAll(places, problems)
                .map(opened -> new Listing(opened.catalogue().listed(), opened.warnings())));
    }
}
