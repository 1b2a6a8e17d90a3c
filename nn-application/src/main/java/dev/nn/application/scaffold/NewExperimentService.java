package dev.nn.application.scaffold;

import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.DescribeExperiments;
import dev.nn.application.port.in.NewExperiment;
import dev.nn.application.port.out.NewFileWriter;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentName;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.Map;
import java.util.Optional;

/**
 * A creator of experiment files. The new experiment learns exclusive or, so that it runs without
 * data files.
 */
public final class NewExperimentService implements NewExperiment {

    private static final String EXPERIMENT = """
            # yaml-language-server: $schema=@name@.schema.json
            # nn check @name@.yaml checks this file, nn run @name@.yaml trains, nn explain @name@.yaml shows every number.
            name: @name@
            seed: 0                          # the same seed gives the same bits
            data:
              inline:                        # or csv: data.csv with target: column, relative to this file
                - {input: [0, 0], target: 0}
                - {input: [0, 1], target: 1}
                - {input: [1, 0], target: 1}
                - {input: [1, 1], target: 0}
              # target: species              # with csv: the column to predict; the others are features
              # split: {validation: 0.1, test: 0.2, stratify: true}
              # preprocessing: {numeric: standardize, missing: mean}
            network:
              layers:
                - dense: {units: 8, activation: tanh}      # nn plugins list shows every function
                - dense: {activation: sigmoid}             # units are inferred from the target
            loss: binary_cross_entropy
            optimizer: {adam: {learning_rate: 0.05}}
            training:
              epochs: 200
              batch_size: 4
              # schedule: {cosine: {warmup_epochs: 5}}
              # early_stopping: {monitor: validation_loss, patience: 10}
            metrics: [accuracy, log_loss]
            """;

    private final NewFileWriter files;
    private final DescribeExperiments schemas;

    /** A creator that writes files and takes the schema from the installed functions. */
    public NewExperimentService(NewFileWriter files, DescribeExperiments schemas) {
        this.files = files;
        this.schemas = schemas;
    }

    @Override
    public Validation<Seq<Problem>, String> make(String name, PluginSearch plugins) {
        Problems problems = new Problems();
        if (!ExperimentName.allows(name)) {
            problems.add(Position.of("new"), "", ExperimentName.refusal(name));
            return problems.validate(Optional.empty());
        }
        String file = name + ".yaml";
        String schema = name + ".schema.json";
        for (String taken : new String[] {file, schema}) {
            if (files.exists(taken)) {
                problems.add(Position.of(taken), "", "already exists; nothing was changed");
            }
        }
        Optional<Map<String, Object>> described = problems.valueOf(schemas.schema(plugins));
        if (problems.isEmpty()) {
            files.write(file, EXPERIMENT.replace("@name@", name));
            files.writeJson(schema, described.orElseThrow());
        }
        return problems.validate(described.map(any -> file));
    }
}
