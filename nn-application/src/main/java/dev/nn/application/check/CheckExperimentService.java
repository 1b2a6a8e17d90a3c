package dev.nn.application.check;

import dev.nn.application.catalogue.FunctionUse;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.LoadExperiment;
import dev.nn.application.experiment.MemoryNeed;
import dev.nn.application.model.Model;
import dev.nn.application.port.in.CheckExperiment;
import dev.nn.application.port.in.CheckReport;
import dev.nn.application.port.in.CheckReport.LayerReport;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.problem.Problem;
import dev.nn.application.run.SweepCheck;
import dev.nn.domain.backprop.Batch;
import dev.nn.domain.check.GradientCheck;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.ReferenceEngine;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.Parameters;
import dev.nn.domain.network.PlacedLayer;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A service that checks experiments on the reference engine, at their initial parameters. */
public final class CheckExperimentService implements CheckExperiment {

    private static final int MAX_PARAMETERS = 200;
    private static final int MAX_SAMPLES = 8;

    private static final int MIN_PARAMETERS = 4;

    /**
     * Limit of the work: products of a forward pass, times samples, times checked parameters. It
     * takes a few seconds at most.
     */
    private static final long MAX_WORK = 1L << 30;

    /** Cost of recording the branch that a unit takes, in products. */
    private static final long COST_OF_UNIT = 64;

    private final LoadExperiment experiments;

    /** Creates a service over the experiments that the loader loads. */
    public CheckExperimentService(LoadExperiment experiments) {
        this.experiments = experiments;
    }

    @Override
    public Validation<Seq<Problem>, CheckReport> check(ExperimentSource source) {
        return experiments
                .load(source)
                .flatMap(loaded -> SweepCheck.sound(experiments, loaded))
                .map(loaded -> report(loaded.experiment()));
    }

    private static CheckReport report(Experiment experiment) {
        Map<String, Integer> samples = new LinkedHashMap<>();
        experiment.data().parts().forEach((part, data) -> samples.put(part, data.samples()));
        Model model = experiment.model();
        return new CheckReport(
                experiment.name(),
                samples,
                new CheckReport.Runs(
                        experiment.repetition().folds(),
                        experiment
                                .repetition()
                                .sweep()
                                .map(sweep -> sweep.spec().trials())),
                layers(model),
                experiment.computation().engine().name(),
                MemoryNeed.of(experiment).bytes(),
                gradients(experiment),
                experiment.provenance().warnings());
    }

    private static List<LayerReport> layers(Model model) {
        List<LayerReport> layers = new ArrayList<>();
        for (PlacedLayer layer : model.network().layers()) {
            layers.add(new LayerReport(
                    layer.layer().kind(),
                    layer.inputs(),
                    layer.outputs(),
                    model.activation(layer.index()).map(FunctionUse::words).orElse(""),
                    layer.parameterCount()));
        }
        return layers;
    }

    private static GradientCheck.Result gradients(Experiment experiment) {
        Model model = experiment.model();
        ComputeEngine engine = new ReferenceEngine();
        Parameters parameters = experiment.trainer(engine).parameters();
        Dataset training = experiment.learning().samples();
        Network network = model.network();
        long units = network.layers().stream().mapToLong(PlacedLayer::outputs).sum();
        long cost = network.parameterCount() + COST_OF_UNIT * units;
        int samples = (int)
                Math.min(training.samples(), Math.max(1, Math.min(MAX_SAMPLES, MAX_WORK / cost / MIN_PARAMETERS)));
        int most = (int) Math.max(MIN_PARAMETERS, Math.min(MAX_PARAMETERS, MAX_WORK / cost / samples));
        Batch batch = Batch.of(training, engine, IntStream.range(0, samples).toArray());
        return new GradientCheck(
                        model.network(),
                        model.loss().function(),
                        experiment.computation().backprop())
                .run(parameters, batch, most, experiment.learning().plan().seed());
    }
}
