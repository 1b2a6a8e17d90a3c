package dev.nn.application.explain;

import dev.nn.application.model.Model;
import dev.nn.application.port.in.Names;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.ColumnEncoding.OneHot;
import dev.nn.application.preprocessing.TargetEncoding;
import java.util.ArrayList;
import java.util.List;

/** The names of a network's inputs and outputs, taken from its data. */
final class ModelNames {

    private ModelNames() {}

    /** Returns the input and output names of a model. */
    static Names of(Model model) {
        if (model.features().get(0).name().equals("input_0")) {
            return new Names(List.of(), List.of());
        }
        List<String> inputs = new ArrayList<>();
        for (ColumnEncoding column : model.features()) {
            if (column instanceof OneHot words) {
                words.categories().forEach(category -> inputs.add(words.name() + " is " + category));
                if (words.width() > words.categories().size()) {
                    inputs.add(words.name() + " is any other");
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
