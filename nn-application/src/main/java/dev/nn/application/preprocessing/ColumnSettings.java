package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problem;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.ColumnType;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * A check of settings for single columns that have no effect, usually because the column's type
 * differs from what the author assumed. They are warnings, not errors: a sweep may leave features
 * out, and a resolved experiment states inherited settings for each column.
 */
record ColumnSettings(Table table, DataSpec spec) {

    private static final String PATH = "data.preprocessing.columns.";

    /**
     * Returns a warning for each setting that does not apply to its column. All named columns must
     * exist in the table.
     */
    List<Problem> warnings(List<String> features) {
        List<Problem> warnings = new ArrayList<>();
        spec.preprocessing().columns().forEach((name, own) -> {
            Column column = table.column(name);
            if (!features.contains(name)) {
                String what = spec.targets().contains(name) ? "the target" : "not a feature";
                warn(name, "", "has no effect: the column is " + what, warnings);
            } else if (own.is(ColumnType.CATEGORICAL)) {
                warnOfNumbers(name, own, "its type is categorical", warnings);
            } else if (column.numeric()) {
                warnOfWords(name, own, warnings);
            } else {
                column.firstWord()
                        .ifPresent(word -> warnOfNumbers(
                                name,
                                own,
                                "the column contains text such as '" + word
                                        + "'; list markers of missing values in data.csv.missing",
                                warnings));
            }
        });
        return warnings;
    }

    private void warnOfNumbers(String name, ColumnSpec own, String why, List<Problem> warnings) {
        ColumnSpec all = spec.preprocessing().all();
        if (own.numeric() != all.numeric() || own.scale() != all.scale()) {
            warn(name, ".numeric", "has no effect: it applies to numbers, but " + why, warnings);
        }
        if (own.missing() != all.missing()) {
            warn(name, ".missing", "has no effect: it applies to numbers, but " + why, warnings);
        }
    }

    private void warnOfWords(String name, ColumnSpec own, List<Problem> warnings) {
        ColumnSpec all = spec.preprocessing().all();
        String why =
                "has no effect: it applies to words, but the column is numeric; type: categorical treats numbers as words";
        if (own.rare() != all.rare()) {
            warn(name, ".categorical", why, warnings);
        }
        if (own.missingCategory() != all.missingCategory()) {
            warn(name, ".missing_category", why, warnings);
        }
    }

    private void warn(String name, String key, String message, List<Problem> warnings) {
        warnings.add(new Problem(
                spec.preprocessing().places().getOrDefault(name, spec.place("preprocessing")),
                PATH + name + key,
                message));
    }
}
