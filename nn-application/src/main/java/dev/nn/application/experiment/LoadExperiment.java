package dev.nn.application.experiment;

import dev.nn.application.catalogue.Catalogues;
import dev.nn.application.catalogue.Catalogues.Opened;
import dev.nn.application.document.Document;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Overrides;
import dev.nn.application.port.InputFiles;
import dev.nn.application.port.ReadDocument;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From a file and settings to an experiment, every problem on the way reported together. */
public final class LoadExperiment {

    private final ReadDocument documents;
    private final Catalogues catalogues;
    private final InputFiles files;
    private final PathVariables variables;

    /**
     * A loader over readers of files and catalogues of functions.
     *
     * @param environment the value of a variable that a path may name
     */
    public LoadExperiment(
            ReadDocument documents,
            Catalogues catalogues,
            InputFiles files,
            Function<String, Optional<String>> environment) {
        this.variables = new PathVariables(environment);
        this.documents = documents;
        this.catalogues = catalogues;
        this.files = files;
    }

    /** The experiment, or everything that is wrong with it. */
    public Validation<Seq<Problem>, Experiment> load(ExperimentSource source) {
        Problems problems = new Problems();
        Document document = documents.read(source.file());
        problems.addAll(document.problems());
        Optional<Node> root = document.root()
                .map(node -> settings(node, source.settings(), problems))
                .map(node -> part(node, source.part(), problems))
                .map(node -> variables.filled(node, problems));
        Optional<Opened> opened = catalogues.open(source.plugins(), problems);
        Optional<Experiment> experiment = root.flatMap(node ->
                opened.flatMap(functions -> new Assembler(functions, files).assemble(node, source.file(), problems)));
        opened.ifPresent(functions -> functions.explain(problems));
        return problems.validate(experiment);
    }

    private static Node part(Node root, List<Assignment> part, Problems problems) {
        if (part.isEmpty() || !(root instanceof MapNode map)) {
            return root;
        }
        Node current = new MapNode(
                map.position(),
                map.entries().stream()
                        .filter(entry -> !entry.key().equals("sweep"))
                        .toList());
        for (Assignment assignment : part) {
            current = Overrides.set(current, assignment.path(), assignment.value(), problems);
        }
        return current;
    }

    private Node settings(Node root, List<String> settings, Problems problems) {
        Node current = root;
        for (String setting : settings) {
            String source = "--set " + setting;
            int sign = setting.indexOf('=');
            if (sign < 1) {
                problems.add(Position.of(source), "", "expected path=value, such as training.epochs=5");
                continue;
            }
            Document value = documents.value(setting.substring(sign + 1), source);
            problems.addAll(value.problems());
            if (value.root().isPresent()) {
                current = Overrides.set(
                        current, setting.substring(0, sign), value.root().get(), problems);
            }
        }
        return current;
    }
}
