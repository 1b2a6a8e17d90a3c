package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.ColumnType;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.table.Column;
import dev.nn.application.table.Numbers;
import dev.nn.application.table.Table;
import java.util.List;

/** Refuses settings of single columns that would do nothing, since who wrote them takes the column for another. */
record ColumnSettings(Table table, DataSpec spec, Problems problems) {

    private static final String PATH = "data.preprocessing.columns.";

    /** Returns whether each setting applies to its column; all columns are known. */
    boolean apply(List<String> features) {
        int before = problems.all().size();
        spec.preprocessing().columns().forEach((name, own) -> {
            if (!features.contains(name)) {
                String what = spec.targets().contains(name) ? "is the target" : "is no feature";
                refuse(name, "", "'" + name + "' " + what + ", and settings of a column are for features");
            } else if (own.is(ColumnType.CATEGORICAL) || !table.column(name).numeric()) {
                requireNoneOfNumbers(table.column(name), own);
            } else {
                requireNoneOfWords(name, own);
            }
        });
        return problems.all().size() == before;
    }

    private void requireNoneOfNumbers(Column column, ColumnSpec own) {
        ColumnSpec all = spec.preprocessing().all();
        String why = "is for numbers, and "
                + (own.is(ColumnType.CATEGORICAL)
                        ? "the column's type is categorical"
                        : "the column has words such as '" + firstWord(column)
                                + "'; data.csv.missing can name what stands for a missing value");
        if (own.numeric() != all.numeric() || own.scale() != all.scale()) {
            refuse(column.name(), ".numeric", why);
        }
        if (own.missing() != all.missing()) {
            refuse(column.name(), ".missing", why);
        }
    }

    private static String firstWord(Column column) {
        return column.words().stream()
                .filter(word -> !Numbers.isNumber(word))
                .findFirst()
                .orElse("");
    }

    private void requireNoneOfWords(String name, ColumnSpec own) {
        ColumnSpec all = spec.preprocessing().all();
        String why = "is for words, and the column has numbers; type: categorical takes them for words";
        if (own.rare() != all.rare()) {
            refuse(name, ".categorical", why);
        }
        if (own.missingCategory() != all.missingCategory()) {
            refuse(name, ".missing_category", why);
        }
    }

    private void refuse(String name, String key, String message) {
        problems.add(
                spec.preprocessing().places().getOrDefault(name, spec.place("preprocessing")),
                PATH + name + key,
                message);
    }
}
