package dev.nn.application.experiment;

import dev.nn.application.document.Document;
import dev.nn.application.document.Node;
import dev.nn.application.document.Overrides;
import dev.nn.application.port.ReadDocument;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** From a file and settings to an experiment, every problem on the way reported together. */
public final class LoadExperiment {

    private final ReadDocument documents;
    private final Assembler assembler;

    /** A loader over a reader of files. */
    public LoadExperiment(ReadDocument documents, Assembler assembler) {
        this.documents = documents;
        this.assembler = assembler;
    }

    /**
     * The experiment, or everything that is wrong with it.
     *
     * @param file as the user gave it
     * @param settings {@code path=value}, applied in order
     */
    public Validation<Seq<Problem>, Experiment> load(String file, List<String> settings) {
        Problems problems = new Problems();
        Document document = documents.read(file);
        problems.addAll(document.problems());
        Optional<Experiment> experiment = document.root()
                .map(root -> settings(root, settings, problems))
                .flatMap(root -> assembler.assemble(root, file, problems));
        return problems.validate(experiment);
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
