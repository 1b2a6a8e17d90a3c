package dev.nn.application.explain;

import dev.nn.application.data.ColumnEncoding;
import dev.nn.application.data.ColumnEncoding.Numeric;
import dev.nn.application.data.ColumnEncoding.OneHot;
import dev.nn.application.data.TargetEncoding;
import dev.nn.application.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network's inputs and outputs are of the data's; none where the samples stand in the experiment without names.
 *
 * @param inputs a column and how it is scaled, or a column and its category
 * @param outputs a class, a label, or a column
 */
public record Names(List<String> inputs, List<String> outputs) {

    /** Inputs and outputs of a model. */
    static Names of(Model model) {
        if (model.features().get(0).name().equals("input_0")) {
            return new Names(List.of(), List.of());
        }
        List<String> inputs = new ArrayList<>();
        for (ColumnEncoding column : model.features()) {
            if (column instanceof OneHot words) {
                words.categories().forEach(category -> inputs.add(words.name() + " is " + category));
                if (words.width() > words.categories().size()) {
                    inputs.add(words.name() + " is another");
                }
            } else {
                inputs.add(column.name() + scaling((Numeric) column));
            }
        }
        return new Names(inputs, outputs(model.target()));
    }

    private static String scaling(Numeric column) {
        boolean plain = column.shift() == 0 && column.scale() == 1 && !column.log();
        return plain ? "" : ", scaled";
    }

    private static List<String> outputs(TargetEncoding target) {
        if (target instanceof TargetEncoding.Classes classes) {
            List<String> names = classes.label().classes();
            return classes.width() == 1 ? List.of(names.get(1) + ", not " + names.get(0)) : names;
        }
        return target.columns().stream().map(ColumnEncoding::name).toList();
    }
}
