package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.adapters.cli.console.Interruption;
import dev.nn.adapters.cli.console.ProgressLine;
import dev.nn.application.port.in.Figures;
import dev.nn.application.port.in.RunExperiment;
import dev.nn.application.port.in.RunExperiment.Working;
import dev.nn.application.problem.Problem;
import dev.nn.domain.training.EpochReport;
import java.util.function.Supplier;

/** Tells of a run on the console, and of signals to the run. */
final class RunWatcher implements RunExperiment.Watcher {

    private final Console console;
    private final Interruption interruption;
    private final ProgressLine progress;

    RunWatcher(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
        this.progress = new ProgressLine(console, System::nanoTime);
    }

    @Override
    public void started(String folder) {
        interruption.started(folder);
    }

    @Override
    public Working working(Supplier<String> leave) {
        interruption.working(leave);
        return () -> interruption.done(leave);
    }

    @Override
    public void warning(Problem problem) {
        console.warning(ExitCodes.line(problem));
    }

    @Override
    public void resumable(String run, long step) {
        console.warning(run + ": failed; its state after step " + step + " is kept, to go on: nn run --resume " + run);
    }

    @Override
    public void step(double share, long samples, double loss) {
        progress.step(share, samples, loss);
    }

    @Override
    public void resumed(long step, int epochs) {
        console.progress("goes on after step " + step + ", with " + epochs + " epochs done");
    }

    @Override
    public void part(String name, String part, Figures figures) {
        console.progress(name + "  " + part + "  " + FigureText.line(figures));
    }

    @Override
    public void epoch(EpochReport report) {
        progress.epoch(report);
    }

    @Override
    public boolean leaves() {
        return interruption.asked();
    }
}
