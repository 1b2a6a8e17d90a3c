package dev.nn.application.inference;

import dev.nn.application.model.Model;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.RowEncoder;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a table whose columns are found by name. */
record TableSamples(Table table) implements RawSamples {

    @Override
    public Optional<Dataset> unlabelled(Model model, Problems problems) {
        if (isForImages(model, problems)) {
            return Optional.empty();
        }
        return new RowEncoder(table, problems).dataset(model.features(), List.of());
    }

    @Override
    public Optional<Dataset> labelled(Model model, Problems problems) {
        if (isForImages(model, problems)) {
            return Optional.empty();
        }
        return new RowEncoder(judged(model), problems)
                .dataset(model.features(), model.target().columns());
    }

    @Override
    public List<Problem> warnings(Model model) {
        List<Problem> warnings = new ArrayList<>(table.notes());
        warnings.addAll(new RowEncoder(table, new Problems()).unseen(model.features()));
        return warnings;
    }

    private Table judged(Model model) {
        List<String> targets =
                model.target().columns().stream().map(ColumnEncoding::name).toList();
        return model.dropsMissingTargets() && table.header().containsAll(targets) ? table.withValues(targets) : table;
    }

    /** Returns whether the model takes images and the table has no pixel columns. */
    private boolean isForImages(Model model, Problems problems) {
        boolean images = model.features().get(0) instanceof Numeric first
                && first.equals(Numeric.pixel(0, first.scale()))
                && !table.header().contains(first.name());
        if (images) {
            problems.add(table.place(), "", "is a table, but the model was trained on images; expected an IDX file");
        }
        return images;
    }
}
