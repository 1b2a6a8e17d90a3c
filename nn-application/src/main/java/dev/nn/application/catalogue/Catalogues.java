package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.port.FindPlugins;
import dev.nn.application.port.FindPlugins.Found;
import dev.nn.application.port.FindPlugins.FoundPlugin;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens catalogues: what nn brings along, and what is found in folders of jars. A jar that can't be used is a warning;
 * two jars that claim one name are a problem, since the order of files on a disk must not decide.
 */
public final class Catalogues implements ListFunctions {

    private final List<Plugin> builtIn;
    private final FindPlugins door;

    /** Catalogues of nn's own plugins and of what comes through the door. */
    public Catalogues(List<Plugin> builtIn, FindPlugins door) {
        this.builtIn = List.copyOf(builtIn);
        this.door = door;
    }

    /**
     * A catalogue.
     *
     * @param origins of the jars in it
     * @param warnings a line for each jar that is left out
     */
    public record Opened(FunctionCatalogue catalogue, List<Origin> origins, List<Problem> warnings) {
        /** Adds the warnings to problems that there are: what is missing may be in a jar that could not be used. */
        public void explain(Problems problems) {
            if (!problems.isEmpty()) {
                problems.addAll(warnings);
            }
        }
    }

    /** The catalogue, or nothing when two jars claim one name, which is added to the problems. */
    public Optional<Opened> open(PluginPlaces places, Problems problems) {
        List<Offer> offers = new ArrayList<>();
        builtIn.forEach(plugin -> offers.add(new Offer(plugin, Origin.builtIn())));
        Found found = door.find(places);
        List<Problem> warnings = new ArrayList<>(found.problems());
        List<Offer> jars = new ArrayList<>();
        for (FoundPlugin plugin : found.plugins()) {
            read(plugin, warnings)
                    .filter(offer -> clashes(offer, offers).stream()
                            .peek(clash -> warnings.add(clash.problem()))
                            .findAny()
                            .isEmpty())
                    .ifPresent(jars::add);
        }
        List<Clash> clashes = new ArrayList<>();
        for (int j = 0; j < jars.size(); j++) {
            clashes.addAll(clashes(jars.get(j), jars.subList(0, j + 1)));
        }
        problems.addAll(found.errors());
        if (!clashes.isEmpty() || !found.errors().isEmpty()) {
            clashes.forEach(clash -> problems.addAll(List.of(clash.problem())));
            return Optional.empty();
        }
        offers.addAll(jars);
        List<Origin> origins = jars.stream().map(Offer::origin).distinct().toList();
        return Optional.of(new Opened(new FunctionCatalogue(offers), origins, List.copyOf(warnings)));
    }

    @Override
    public Validation<Seq<Problem>, Listing> list(PluginPlaces places) {
        Problems problems = new Problems();
        return problems.validate(open(places, problems)
                .map(opened -> new Listing(opened.catalogue().listed(), opened.warnings())));
    }

    static Optional<Offer> read(FoundPlugin found, List<Problem> warnings) {
        try {
            return Optional.of(new Offer(found.plugin(), found.origin()));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            String message =
                    "its " + found.plugin().getClass().getName() + " fails when it is asked what it offers: " + e;
            warnings.add(new Problem(Position.of(found.origin().place()), "", message));
            return Optional.empty();
        }
    }

    /** A name that two offers claim. */
    record Clash(String kind, String name, Origin first, Origin second) {
        Problem problem() {
            String by = first.isBuiltIn()
                    ? "nn itself has; rename it"
                    : first.equals(second) ? "it offers twice" : first.place() + " offers too; remove one of the two";
            return new Problem(Position.of(second.place()), "", "offers the " + kind + " '" + name + "', which " + by);
        }
    }

    /** The names of an offer that others, or itself, offer too. */
    static List<Clash> clashes(Offer offer, List<Offer> others) {
        List<Clash> clashes = new ArrayList<>();
        offer.infos().forEach((kind, infos) -> {
            for (int i = 0; i < infos.size(); i++) {
                for (Offer other : others) {
                    List<FunctionInfo> theirs = other.infos().getOrDefault(kind, List.of());
                    FunctionInfo own = infos.get(i);
                    (other == offer ? theirs.subList(0, i) : theirs)
                            .stream()
                                    .flatMap(their -> own.namesSharedWith(their).stream())
                                    .findFirst()
                                    .ifPresent(
                                            name -> clashes.add(new Clash(kind, name, other.origin(), offer.origin())));
                }
            }
        });
        return clashes;
    }
}
