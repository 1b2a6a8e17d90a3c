package dev.nn.application.model;

import dev.nn.application.data.Table;
import dev.nn.application.document.Located;
import dev.nn.application.port.InputFiles;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.spec.CsvFormat;
import dev.nn.domain.data.Dataset;
import java.util.List;
import java.util.Optional;

/** Data as users have them, which a model makes numbers of as it did in training. */
public sealed interface RawSamples permits TableSamples, ImageSamples {

    /** Samples without targets, of width 0; nothing where one doesn't fit the model. */
    Optional<Dataset> unlabelled(Model model, Problems problems);

    /** Samples with targets; nothing where one doesn't fit the model. */
    Optional<Dataset> labelled(Model model, Problems problems);

    /**
     * A table, images or an array: the file's beginning tells. Paths are as the user gave them; a table is written as those that the
     * model was trained on.
     */
    static Optional<RawSamples> read(
            InputFiles files, Optional<Model> model, String data, Optional<String> labels, Problems problems) {
        if (files.arrays().recognises(data)) {
            return problems.valueOf(files.arrays()
                            .read(
                                    new Array(data, Optional.empty()),
                                    labels.map(target -> new Array(target, Optional.empty())),
                                    ""))
                    .filter(table -> isOfWidth(table, model, problems))
                    .map(TableSamples::new);
        } else if (!files.images().recognises(data)) {
            labels.ifPresent(given ->
                    problems.add(Position.of("--labels " + given), "", data + " is a table, its targets are columns"));
            return problems.valueOf(
                            files.tables().read(data, model.map(Model::format).orElse(CsvFormat.STANDARD)))
                    .map(TableSamples::new);
        }
        Located images = new Located(data, "");
        return labels.isPresent()
                ? problems.valueOf(files.images().read(images, new Located(labels.get(), "")))
                        .map(read -> new ImageSamples(read.images(), Optional.of(read)))
                : problems.valueOf(files.images().read(images)).map(read -> new ImageSamples(read, Optional.empty()));
    }

    /** The columns of an array are named by their number: more of them than the model knows would be left out unseen. */
    private static boolean isOfWidth(Table array, Optional<Model> model, Problems problems) {
        List<String> names = array.header().stream()
                .filter(name -> name.startsWith("feature_"))
                .toList();
        int expected = model.map(m -> m.features().size()).orElse(names.size());
        if (names.size() > expected) {
            problems.add(
                    array.place(),
                    "",
                    "has rows of " + names.size() + " numbers, the model was trained on " + expected);
        }
        return names.size() <= expected;
    }
}
