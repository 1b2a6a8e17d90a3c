package dev.nn.benchmarks;

import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.TensorDataset;
import dev.nn.domain.engine.ComputeEngine;
import dev.nn.domain.engine.EngineSettings.Kernels;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.Random;

/**
 * Training of a workload's network on the engine {@code cpu}, from the initial weights each time.
 */
public final class NnTraining {

    private final Workload workload;
    private final ComputeEngine engine;
    private final Dataset data;

    public NnTraining(Workload workload, int threads, Kernels kernels, int samples) {
        this.workload = workload;
        this.engine = NnStep.engine(threads, kernels);
        Random random = new Random(1);
        Float64Tensor features = new Float64Tensor(samples, workload.inputs());
        Float64Tensor targets = new Float64Tensor(samples, workload.outputs());
        for (int r = 0; r < samples; r++) {
            for (int c = 0; c < workload.inputs(); c++) {
                features.set(r, c, random.nextDouble() * 2 - 1);
            }
            targets.set(r, workload.label(r), 1);
        }
        data = new TensorDataset(features, targets);
    }

    public double run(int epochs) {
        return new NnStep(workload, engine, "relu").train(data, epochs);
    }
}
