package dev.nn.application.run;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.experiment.Experiment;
import dev.nn.application.experiment.LoadedExperiment;
import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.in.ExperimentSource;
import dev.nn.application.port.in.RunExperiment.Resumption;
import dev.nn.application.port.out.OpenRun.InterruptedRun;
import dev.nn.application.port.out.StoredRun.Stage;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A loader of interrupted runs: restores the experiment and its checkpoint, and refuses if anything
 * that affects results has changed.
 */
record Resumer(RunExecutor work, boolean finished) {

    private static final String ENGINE = "engine";

    /** Settings that do not affect results. */
    private static final List<String> ALLOWED = List.of("engine.", "engine=", "sweep.parallel=", "sweep.max_minutes=");

    /** An experiment and its checkpoint. A run with parts has a checkpoint per part. */
    record ResumableRun(LoadedExperiment job, Optional<States.RestoredState> state) {}

    Validation<Seq<Problem>, ResumableRun> open(Resumption resumption) {
        Problems problems = new Problems();
        resumption.settings().stream()
                .filter(setting -> ALLOWED.stream().noneMatch(setting::startsWith))
                .forEach(setting -> problems.add(
                        Position.request("set", setting),
                        "",
                        "a resumed run accepts only engine settings (threads, kernels) and, for a sweep, parallel and"
                                + " max_minutes; other settings would change its result"));
        if (!problems.isEmpty()) {
            return problems.validate(Optional.empty());
        }
        Optional<InterruptedRun> left = problems.valueOf(work.existing().open(resumption.run(), finished));
        Optional<LoadedExperiment> job = left.flatMap(run -> problems.valueOf(
                work.load(new ExperimentSource(run.experiment(), resumption.settings(), plugins(resumption)))));
        boolean single =
                job.filter(found -> !found.experiment().repetition().hasParts()).isPresent();
        Stage stage = work.existing().stored(resumption.run()).stage();
        if (finished && single && stage != Stage.TRAINED && stage != Stage.FINISHED) {
            String message = "has no model yet; resume the run first";
            problems.add(Position.of(resumption.run()), "", message);
            return problems.validate(Optional.empty());
        }
        Optional<States.RestoredState> state = single && stage != Stage.TRAINED && stage != Stage.FINISHED
                ? problems.valueOf(
                        work.existing().stored(resumption.run()).state().flatMap(States::read))
                : Optional.empty();
        left.flatMap(run -> Fields.of(run.provenance(), "", problems)).ifPresent(facts -> {
            resumption.file().ifPresent(file -> requireSame(file, facts, problems));
            job.ifPresent(made -> requireSame(made, facts, problems));
        });
        job.ifPresent(made -> state.ifPresent(kept -> {
            if (problems.isEmpty() && !kept.experiment().equals(work.identity(made))) {
                String message = "its checkpoint belongs to a different experiment";
                problems.add(Position.of(resumption.run()), "", message);
            }
        }));
        return problems.validate(job.map(found -> new ResumableRun(found, state)));
    }

    /**
     * Returns the plugin places restricted to the jars that the run was started with. Other jars
     * must not even be opened.
     */
    private PluginSearch plugins(Resumption resumption) {
        return resumption
                .plugins()
                .madeWith(work.models().plugins(resumption.run()).orElse(Set.of()));
    }

    private void requireSame(String file, Fields facts, Problems problems) {
        String then = facts.text("experiment_sha256").orElse("");
        if (!then.equals(work.hashes().ofFile(file))) {
            String message = "is not the experiment that the run was started from; omit it or start a new run";
            problems.add(Position.of(file), "", message);
        }
    }

    private void requireSame(LoadedExperiment job, Fields facts, Problems problems) {
        List<String> then = values(facts, "data_sha256");
        Experiment experiment = job.experiment();
        List<String> now = new ArrayList<>(job.sources().values());
        List<String> names = new ArrayList<>(job.sources().keySet());
        for (int i = 0; i < now.size(); i++) {
            if (i >= then.size() || !then.get(i).equals(now.get(i))) {
                problems.add(Position.of(names.get(i)), "", "has changed since the run was started");
            }
        }
        requireSame(
                work.identity(job),
                ExperimentIdentity.of(experiment.provenance().resolved()),
                facts,
                problems);
        Collection<String> jars = job.plugins().stream().map(Origin::sha256).toList();
        if (!new TreeSet<>(jars).equals(new TreeSet<>(values(facts, "plugins_sha256")))) {
            String message =
                    "the plugin jars differ from those that the run was started with; option 'plugins' sets their folder";
            problems.add(facts.position(), "plugins_sha256", message);
        }
        String engine = facts.text("engine").orElse("");
        if (!engine.equals(experiment.computation().engine().name())) {
            String message = "the run was started on the engine '" + engine + "', found '"
                    + experiment.computation().engine().name() + "'";
            problems.add(facts.position(), ENGINE, message);
        }
    }

    private static void requireSame(String sha256, ExperimentIdentity now, Fields facts, Problems problems) {
        if (facts.text("resolved_sha256").filter(sha256::equals).isPresent()) {
            return;
        }
        List<ExperimentIdentity.Difference> differences = facts.node("resolved")
                .map(then -> now.differences(ExperimentIdentity.kept(then)))
                .orElse(List.of());
        differences.forEach(difference -> problems.add(
                facts.position(),
                difference.path(),
                "the run was started with " + shown(difference.there()) + ", but its resolved experiment has "
                        + shown(difference.here()) + "; start a new run for a changed experiment"));
        if (differences.isEmpty()) {
            String message = "does not match the resolved experiment; start a new run for a changed experiment";
            problems.add(facts.position(), "resolved_sha256", message);
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "no value" : "'" + value + "'";
    }

    private static List<String> values(Fields facts, String key) {
        return States.entries(facts.node(key)).stream()
                .map(entry -> entry.value() instanceof Node.ScalarNode scalar ? scalar.text() : "")
                .toList();
    }
}
