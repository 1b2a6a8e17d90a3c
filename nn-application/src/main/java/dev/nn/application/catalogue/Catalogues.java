package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginPlaces;
import dev.nn.application.port.out.FindPlugins;
import dev.nn.application.port.out.FindPlugins.Found;
import dev.nn.application.port.out.FindPlugins.FoundPlugin;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens catalogues: what nn brings along, and what is found in folders of jars where it is needed. A jar that can't be used is a warning;
 * two jars that claim one name are a problem, since the order of files on a disk must not decide.
 */
public final class Catalogues {

    private final List<Plugin> builtIn;
    private final FindPlugins finder;

    /** Catalogues of nn's own plugins and of the jars that are found. */
    public Catalogues(List<Plugin> builtIn, FindPlugins finder) {
        this.builtIn = List.copyOf(builtIn);
        this.finder = finder;
    }

    /** A catalogue that opens jars at its first need of one. */
    public record OpenedCatalogue(FunctionCatalogue catalogue) {
        /** Where the jars are from that were opened. */
        public List<Origin> origins() {
            return catalogue.jars().origins();
        }

        /** A line for each jar that is left out. */
        public List<Problem> warnings() {
            return catalogue.jars().warnings();
        }

        /** Adds the warnings to problems that there are: what is missing may be in a jar that could not be used. */
        public void explain(Problems problems) {
            if (!problems.isEmpty()) {
                problems.addAll(warnings());
            }
        }
    }

    /**
     * The catalogue. Jars are opened when a name is looked up that nn itself doesn't have, and at once where the user names
     * their folder; then nothing is returned when two of them claim one name, which is added to the problems.
     */
    public Optional<OpenedCatalogue> open(PluginPlaces places, Problems problems) {
        return open(places, places.folder().isPresent(), problems);
    }

    private Optional<OpenedCatalogue> open(PluginPlaces places, boolean all, Problems problems) {
        List<FunctionOffer> own = new ArrayList<>();
        builtIn.forEach(plugin -> own.add(new FunctionOffer(plugin, Origin.builtIn())));
        Jars jars = new Jars(() -> content(places, own));
        int before = problems.all().size();
        if (all) {
            jars.open(problems);
        }
        return problems.all().size() > before
                ? Optional.empty()
                : Optional.of(new OpenedCatalogue(new FunctionCatalogue(own, jars)));
    }

    private Jars.Content content(PluginPlaces places, List<FunctionOffer> own) {
        Found found = finder.find(places);
        List<Problem> warnings = new ArrayList<>(found.problems());
        List<FunctionOffer> jars = new ArrayList<>();
        for (FoundPlugin plugin : found.plugins()) {
            read(plugin, warnings)
                    .filter(offer -> clashes(offer, own).stream()
                            .peek(clash -> warnings.add(clash.problem()))
                            .findAny()
                            .isEmpty())
                    .ifPresent(jars::add);
        }
        List<Problem> errors = new ArrayList<>(found.errors());
        for (int j = 0; j < jars.size(); j++) {
            clashes(jars.get(j), jars.subList(0, j + 1)).forEach(clash -> errors.add(clash.problem()));
        }
        return new Jars.Content(List.copyOf(jars), List.copyOf(warnings), List.copyOf(errors));
    }

    /** The catalogue with all jars open: to list what there is. */
    Optional<OpenedCatalogue> openAll(PluginPlaces places, Problems problems) {
        return open(places, true, problems);
    }

    static Optional<FunctionOffer> read(FoundPlugin found, List<Problem> warnings) {
        try {
            return Optional.of(new FunctionOffer(found.plugin(), found.origin()));
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
    static List<Clash> clashes(FunctionOffer offer, List<FunctionOffer> others) {
        List<Clash> clashes = new ArrayList<>();
        offer.infos().forEach((kind, infos) -> {
            for (int i = 0; i < infos.size(); i++) {
                for (FunctionOffer other : others) {
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
