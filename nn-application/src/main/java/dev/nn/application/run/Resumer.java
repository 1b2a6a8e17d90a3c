package dev.nn.application.run;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.ExperimentSource;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.plugin.Origin;
import dev.nn.application.port.OpenRun;
import dev.nn.application.port.OpenRun.LeftRun;
import dev.nn.application.port.StoredModel;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.run.RunExperiment.Resumption;
import dev.nn.domain.function.Interval;
import dev.nn.domain.tensor.Float64Tensor;
import dev.nn.domain.tensor.Tensor;
import dev.nn.domain.training.TrainingState;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes an experiment and its state of a run that was left, and refuses when anything that counts has changed since. */
record Resumer(OpenRun runs, LoadExperiment experiments) {

    private static final String ENGINE = "engine";

    /** An experiment, and where it was. */
    record Left(Experiment experiment, TrainingState state) {}

    Validation<Seq<Problem>, Left> open(Resumption resumption) {
        Problems problems = new Problems();
        resumption.settings().stream()
                .filter(setting -> !setting.startsWith(ENGINE + ".") && !setting.startsWith(ENGINE + "="))
                .forEach(setting -> problems.add(
                        Position.of("--set " + setting),
                        "",
                        "a resumed run takes settings of the engine only, threads and kernels; others would change its"
                                + " result"));
        Optional<LeftRun> left = problems.valueOf(runs.open(resumption.run()));
        Optional<Experiment> experiment = left.flatMap(run -> problems.valueOf(
                experiments.load(new ExperimentSource(run.experiment(), resumption.settings(), resumption.plugins()))));
        Optional<TrainingState> state = left.flatMap(run -> state(run, problems));
        left.flatMap(run -> Fields.of(run.provenance(), "", problems)).ifPresent(facts -> {
            resumption.file().ifPresent(file -> requireSame(file, facts, problems));
            experiment.ifPresent(made -> requireSame(made, facts, problems));
        });
        return problems.validate(experiment.flatMap(made -> state.map(at -> new Left(made, at))));
    }

    private void requireSame(String file, Fields facts, Problems problems) {
        String then = facts.text("experiment_sha256").orElse("");
        if (!then.equals(runs.sha256(file))) {
            String message = "is not the experiment that the run was started from; leave it out, or start a new run";
            problems.add(Position.of(file), "", message);
        }
    }

    private static void requireSame(Experiment experiment, Fields facts, Problems problems) {
        List<String> then = values(facts, "data_sha256");
        List<String> now = new ArrayList<>(experiment.data().sources().values());
        List<String> names = new ArrayList<>(experiment.data().sources().keySet());
        for (int i = 0; i < now.size(); i++) {
            if (i >= then.size() || !then.get(i).equals(now.get(i))) {
                problems.add(Position.of(names.get(i)), "", "has changed since the run was started");
            }
        }
        Collection<String> jars =
                experiment.plugins().stream().map(Origin::sha256).toList();
        if (!new TreeSet<>(jars).equals(new TreeSet<>(values(facts, "plugins_sha256")))) {
            String message =
                    "the plugin jars are not those that the run was started with; --plugins DIR names their folder";
            problems.add(facts.position(), "plugins_sha256", message);
        }
        String engine = facts.text("engine").orElse("");
        if (!engine.equals(experiment.engine().name())) {
            String message = "the run was started on the engine '" + engine + "', found '"
                    + experiment.engine().name() + "'";
            problems.add(facts.position(), ENGINE, message);
        }
    }

    private static List<String> values(Fields facts, String key) {
        return entries(facts.node(key)).stream()
                .map(entry -> entry.value() instanceof Node.ScalarNode scalar ? scalar.text() : "")
                .toList();
    }

    private static List<Entry> entries(Optional<Node> node) {
        return node.filter(MapNode.class::isInstance)
                .map(map -> ((MapNode) map).entries())
                .orElse(List.of());
    }

    private static Optional<TrainingState> state(LeftRun run, Problems problems) {
        StoredModel stored = run.checkpoint();
        return Fields.of(stored.description(), "", problems).flatMap(fields -> {
            int before = problems.all().size();
            List.of("format_version", "step", "epoch", "batch", "numbers").forEach(fields::required);
            fields.whole("format_version", 1, 1);
            long step = fields.whole("step", 0, Long.MAX_VALUE).orElse(0L);
            int epoch = fields.whole("epoch", 0, Integer.MAX_VALUE).orElse(0L).intValue();
            int batch = fields.whole("batch", 0, Integer.MAX_VALUE).orElse(0L).intValue();
            Map<String, Double> numbers = new LinkedHashMap<>();
            fields.map("numbers")
                    .ifPresent(all -> entries(fields.node("numbers"))
                            .forEach(entry -> all.number(entry.key(), Interval.ALL)
                                    .ifPresent(number -> numbers.put(entry.key(), number))));
            return problems.all().size() > before
                    ? Optional.empty()
                    : Optional.of(new TrainingState(step, epoch, batch, numbers, tensors(stored)));
        });
    }

    private static Map<String, Tensor> tensors(StoredModel stored) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        stored.tensors()
                .forEach((name, tensor) -> tensors.put(name, Float64Tensor.of(new double[][] {tensor.values()})));
        return tensors;
    }
}
