package dev.nn.application.experiment;

import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.catalogue.Catalogues.OpenedCatalogue;
import dev.nn.application.document.Document;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Overrides;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.port.out.ReadDocument;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.BackpropFactory;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A loader of an experiment from a file and settings. All problems are reported together. */
public final class LoadExperiment {

    private final ReadDocument documents;
    private final Catalogues catalogues;
    private final InputFiles files;
    private final BackpropFactory backprop;
    private final PathVariables variables;

    /**
     * Creates a loader from file readers and catalogues of functions.
     *
     * @param backprop the factory of the service that experiments train with
     * @param environment the lookup of the value of a variable in a path
     */
    public LoadExperiment(
            ReadDocument documents,
            Catalogues catalogues,
            InputFiles files,
            BackpropFactory backprop,
            Function<String, Optional<String>> environment) {
        this.backprop = backprop;
        this.variables = new PathVariables(environment);
        this.documents = documents;
        this.catalogues = catalogues;
        this.files = files;
    }

    /** Returns the experiment, or all of its problems. */
    public Validation<Seq<Problem>, LoadedExperiment> load(ExperimentSource source) {
        Problems problems = new Problems();
        Document document = documents.read(source.file());
        problems.addAll(document.problems());
        Optional<Node> root = document.root().map(node -> settings(node, source.settings(), problems));
        InputFiles once = CachingInputFiles.of(files);
        return assembled(source, root, document.sha256(), once, problems)
                // Data that is not read again is not cached, since it may be large.
                .map(made -> made.experiment().repetition().hasParts() ? made : made.readFrom(files));
    }

    /**
     * Loads a part of an experiment, such as a fold: some values are set, and its sweep is removed.
     */
    public Validation<Seq<Problem>, LoadedExperiment> part(LoadedExperiment whole, List<Assignment> values) {
        Problems problems = new Problems();
        Node root = part(whole.document(), values, problems);
        return assembled(whole.source(), Optional.of(root), whole.sha256(), whole.files(), problems);
    }

    private Validation<Seq<Problem>, LoadedExperiment> assembled(
            ExperimentSource source, Optional<Node> root, String sha256, InputFiles from, Problems problems) {
        int before = problems.all().size();
        Optional<Node> filled = root.map(node -> variables.filled(node, problems));
        Optional<OpenedCatalogue> opened = catalogues.open(source.plugins(), problems);
        boolean readable = problems.all().size() == before;
        // A path with an unset variable can't be read; assembling would report it again.
        Optional<Experiment> experiment = filled.filter(node -> readable)
                .flatMap(node -> opened.flatMap(
                        functions -> new Assembler(functions, from, backprop).assemble(node, source.file(), problems)));
        opened.ifPresent(functions -> functions.explain(problems));
        experiment
                .flatMap(made ->
                        MemoryNeed.of(made).shortage(Runtime.getRuntime().maxMemory()))
                .ifPresent(shortage -> problems.add(Position.of(source.file()), "", shortage));
        return problems.validate(experiment.map(made -> new LoadedExperiment(
                source,
                filled.orElseThrow(),
                sha256,
                from,
                made.data().sources(),
                made.provenance().plugins(),
                made)));
    }

    private static Node part(Node root, List<Assignment> values, Problems problems) {
        Node current = root instanceof MapNode map
                ? new MapNode(
                        map.position(),
                        map.entries().stream()
                                .filter(entry -> !entry.key().equals("sweep"))
                                .toList())
                : root;
        for (Assignment assignment : values) {
            current = Overrides.set(current, assignment.path(), assignment.value(), problems);
        }
        return current;
    }

    private Node settings(Node root, List<String> settings, Problems problems) {
        Node current = root;
        for (String setting : settings) {
            Position at = Position.request("set", setting);
            int sign = setting.indexOf('=');
            if (sign < 1) {
                problems.add(at, "", "expected path=value, such as training.epochs=5");
                continue;
            }
            Document value = documents.value(setting.substring(sign + 1), at);
            problems.addAll(value.problems());
            if (value.root().isPresent()) {
                current = Overrides.set(
                        current, setting.substring(0, sign), value.root().get(), problems);
            }
        }
        return current;
    }
}
