package dev.nn.application.inference;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.model.Model;
import dev.nn.application.model.Purpose;
import dev.nn.application.port.in.DataReading;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.CsvKeys;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.word.Nearest;
import java.util.List;
import java.util.Optional;

/** Data as users have them, which a model makes numbers of as it did in training. */
public sealed interface RawSamples permits TableSamples, ImageSamples {

    /** Samples without targets, of width 0; nothing where one doesn't fit the model. */
    Optional<Dataset> unlabelled(Model model, Problems problems);

    /** Samples with targets; nothing where one doesn't fit the model. */
    Optional<Dataset> labelled(Model model, Problems problems);

    /** Returns what is odd about the data for the model, though it can be used. */
    List<Problem> warnings(Model model);

    /**
     * A table, images or an array: the file's beginning tells. Paths are as the user gave them; a table is written as those that the
     * model was trained on.
     *
     * @param purpose for a prediction rows without any value at the end count, since each row has an answer
     */
    static Optional<RawSamples> read(
            InputFiles files,
            Optional<Model> model,
            String data,
            DataReading reading,
            Purpose purpose,
            Problems problems) {
        Optional<String> labels = reading.labels();
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
                    problems.add(Position.request("labels", given), "", data + " is a table, its targets are columns"));
            CsvFormat format = format(
                    reading,
                    model.map(m -> m.format()
                                    .withOptional(m.target().columns().stream()
                                            .map(ColumnEncoding::name)
                                            .toList()))
                            .orElse(CsvFormat.STANDARD),
                    problems);
            return problems.isEmpty()
                    ? problems.valueOf(files.tables()
                                    .read(data, purpose == Purpose.PREDICTION ? format.withEveryRow() : format))
                            .map(TableSamples::new)
                    : Optional.empty();
        }
        LocatedPath images = new LocatedPath(data, "");
        return labels.isPresent()
                ? problems.valueOf(files.images().read(images, new LocatedPath(labels.get(), "")))
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

    private static CsvFormat format(DataReading reading, CsvFormat usual, Problems problems) {
        reading.delimiter()
                .filter(d -> d.length() != 1 && !d.equals(CsvFormat.WHITESPACE))
                .ifPresent(d -> problems.add(
                        Position.request("delimiter", d), "", "expected one character or " + CsvFormat.WHITESPACE));
        reading.encoding()
                .filter(e -> !CsvKeys.ENCODINGS.contains(e))
                .ifPresent(e -> problems.add(
                        Position.request("encoding", e), "", "unknown encoding" + Nearest.hint(e, CsvKeys.ENCODINGS)));
        return new CsvFormat(
                reading.delimiter().orElse(usual.delimiter()),
                usual.quote(),
                reading.encoding().orElse(usual.encoding()),
                usual.header(),
                usual.names(),
                usual.missing(),
                usual.optional(),
                usual.everyRow());
    }
}
