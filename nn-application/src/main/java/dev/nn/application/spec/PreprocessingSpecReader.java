package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.domain.function.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code data.preprocessing}: what holds for all columns of a type, then what holds for single ones. */
record PreprocessingSpecReader(Problems problems) {

    PreprocessingSpec read(Fields fields) {
        ColumnSpec all = column(fields, ColumnSpec.PLAIN);
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        Map<String, Position> places = new LinkedHashMap<>();
        fields.map("columns")
                .ifPresent(named -> fields.node("columns")
                        .map(node -> ((MapNode) node).entries())
                        .orElse(List.of())
                        .forEach(entry -> {
                            places.put(entry.key(), entry.position());
                            one(entry, named, all, columns);
                        }));
        boolean target = fields.word("target", List.of(Scaling.STANDARDIZE.text(), Scaling.NONE.text()))
                .filter(Scaling.STANDARDIZE.text()::equals)
                .isPresent();
        boolean drop = fields.word("missing_target", List.of("error", "drop"))
                .filter("drop"::equals)
                .isPresent();
        fields.close();
        return new PreprocessingSpec(all, columns, places, target, drop);
    }

    private void one(Entry entry, Fields named, ColumnSpec all, Map<String, ColumnSpec> columns) {
        named.map(entry.key()).ifPresent(own -> {
            Optional<String> type = own.word("type", List.of("numeric", "categorical"));
            ColumnSpec read = column(own, all);
            own.close();
            columns.put(
                    entry.key(),
                    new ColumnSpec(
                            type.filter("categorical"::equals).isPresent(),
                            type.filter("numeric"::equals).isPresent(),
                            read.numeric(),
                            read.scale(),
                            read.missing(),
                            read.missingCategory(),
                            read.rare()));
        });
    }

    private ColumnSpec column(Fields fields, ColumnSpec otherwise) {
        boolean factor =
                fields.node("numeric").filter(MapNode.class::isInstance).isPresent();
        double scale = factor ? fields.map("numeric").map(this::scale).orElse(1.0) : otherwise.scale();
        Scaling numeric = factor
                ? Scaling.FACTOR
                : fields.word("numeric", Scaling.words()).map(Scaling::of).orElse(otherwise.numeric());
        return new ColumnSpec(
                otherwise.categorical(),
                otherwise.numbers(),
                numeric,
                scale,
                fields.word("missing", MissingNumber.words())
                        .map(MissingNumber::of)
                        .orElse(otherwise.missing()),
                fields.word("missing_category", MissingCategory.words())
                        .map(MissingCategory::of)
                        .orElse(otherwise.missingCategory()),
                rare(fields, otherwise.rare()));
    }

    /** {@code one_hot}, or {@code {one_hot: {rare: 10}}}. */
    private static int rare(Fields fields, int otherwise) {
        if (fields.node("categorical").filter(MapNode.class::isInstance).isEmpty()) {
            fields.word("categorical", List.of("one_hot"));
            return otherwise;
        }
        return fields.map("categorical")
                .map(form -> {
                    form.required("one_hot");
                    int rare = form.map("one_hot")
                            .map(settings -> {
                                int least = settings.whole("rare", 0, 1_000_000_000)
                                        .orElse((long) otherwise)
                                        .intValue();
                                settings.close();
                                return least;
                            })
                            .orElse(otherwise);
                    form.close();
                    return rare;
                })
                .orElse(otherwise);
    }

    private double scale(Fields fields) {
        fields.required("scale");
        double scale = fields.number("scale", Interval.ALL).orElse(1.0);
        if (!Double.isFinite(1 / scale)) {
            problems.add(fields.positionOf("scale"), fields.path("scale"), "expected a factor other than 0");
            scale = 1;
        }
        fields.close();
        return scale;
    }
}
