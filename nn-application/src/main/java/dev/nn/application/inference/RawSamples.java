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

/** Raw data from a user, which a model encodes as in training. */
public sealed interface RawSamples permits TableSamples, ImageSamples {

    /** Returns samples without targets (target width 0); empty if one does not fit the model. */
    Optional<Dataset> unlabelled(Model model, Problems problems);

    /** Returns samples with targets; empty if one does not fit the model. */
    Optional<Dataset> labelled(Model model, Problems problems);

    /** Returns warnings about data that is unusual for the model but usable. */
    List<Problem> warnings(Model model);

    /**
     * Reads a table, images or an array, depending on the start of the file. Paths are as the user
     * typed them. By default, a table has the format of the training tables.
     *
     * @param purpose the purpose; for prediction, trailing rows without values are kept, since each
     *     row has a prediction
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
                    problems.add(Position.request("labels", given), "", data + " is a table; its targets are columns"));
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

    /**
     * Returns whether an array has at most the width of the model. Array columns are named by
     * number, so extra columns would be dropped silently.
     */
    private static boolean isOfWidth(Table array, Optional<Model> model, Problems problems) {
        List<String> names = array.header().stream()
                .filter(name -> name.startsWith("feature_"))
                .toList();
        int expected = model.map(m -> m.features().size()).orElse(names.size());
        if (names.size() > expected) {
            problems.add(
                    array.place(),
                    "",
                    "has rows of " + names.size() + " numbers, but the model was trained on " + expected);
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
