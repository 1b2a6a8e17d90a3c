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

/** A watcher that prints a run's progress to the console and passes signals to the run. */
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
        console.warning(
                run + ": failed; the checkpoint after step " + step + " is saved; resume with: nn run --resume " + run);
    }

    @Override
    public void step(double share, long samples, double loss) {
        progress.step(share, samples, loss);
    }

    @Override
    public void resumed(long step, int epochs) {
        console.progress("resuming after step " + step + ", epochs done: " + epochs);
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
