package dev.nn.application.compare;

import dev.nn.application.diagnosis.History;
import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.page.Page;
import dev.nn.application.port.in.CompareRuns;
import dev.nn.application.port.out.OpenRun;
import dev.nn.application.port.out.PageWriter;
import dev.nn.application.port.out.ReadDocument;
import dev.nn.application.port.out.StoredRun.Stage;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.report.GroupReport;
import dev.nn.domain.function.Interval;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A service that compares the settings and metrics of runs. */
public final class CompareRunsService implements CompareRuns {

    private final OpenRun runs;
    private final ReadDocument documents;
    private final PageWriter pages;

    /** Creates a service that reads run folders and writes pages. */
    public CompareRunsService(OpenRun runs, ReadDocument documents, PageWriter pages) {
        this.runs = runs;
        this.documents = documents;
        this.pages = pages;
    }

    @Override
    public Validation<Seq<Problem>, RunComparison> compare(List<String> folders, Optional<String> page) {
        Problems problems = new Problems();
        List<Map<String, String>> settings = new ArrayList<>();
        List<Map<String, Double>> figures = new ArrayList<>();
        for (String run : folders) {
            Stage stage = runs.stored(run).stage();
            if (stage != Stage.FINISHED && stage != Stage.TRAINED) {
                problems.add(Position.of(run), "", "not a finished run (expected something like runs/iris/1)");
                continue;
            }
            Map<String, String> flat = new LinkedHashMap<>();
            runs.experiment(run)
                    .map(documents::read)
                    .ifPresentOrElse(
                            experiment -> {
                                problems.addAll(experiment.problems());
                                experiment.root().ifPresent(root -> flatten(root, "", flat));
                            },
                            () -> problems.add(Position.of(run), "", "has no resolved experiment"));
            settings.add(flat);
            Map<String, Double> numbers = new LinkedHashMap<>();
            problems.valueOf(runs.stored(run).figures()).ifPresent(node -> figures(node, numbers));
            figures.add(numbers);
        }
        if (!problems.isEmpty()) {
            return problems.validate(Optional.empty());
        }
        RunComparison comparison = new RunComparison(List.copyOf(folders), differing(settings), table(figures));
        page.ifPresent(file -> pages.write(file, page(comparison, file)));
        return problems.validate(Optional.of(comparison));
    }

    private Page page(RunComparison comparison, String file) {
        Map<String, History> histories = new LinkedHashMap<>();
        comparison
                .runs()
                .forEach(run -> histories.put(run, History.of(runs.stored(run).journal())));
        List<String> addresses = comparison.runs().stream()
                .map(run -> pages.address(file, runs.report(run)))
                .toList();
        return GroupReport.runs(comparison.runs(), addresses, comparison.settings(), comparison.figures(), histories);
    }

    /** Adds every value by its path; a list of scalars is one value. */
    private static void flatten(Node node, String path, Map<String, String> out) {
        if (node instanceof MapNode map && !map.entries().isEmpty()) {
            map.entries()
                    .forEach(entry ->
                            flatten(entry.value(), path.isEmpty() ? entry.key() : path + "." + entry.key(), out));
        } else if (node instanceof ListNode list
                && list.items().stream().anyMatch(item -> !(item instanceof ScalarNode))) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(list.items().get(i), path + "[" + i + "]", out);
            }
        } else {
            out.put(path, Plain.text(node));
        }
    }

    private static void figures(Node metrics, Map<String, Double> out) {
        if (metrics instanceof MapNode parts) {
            parts.entries().forEach(part -> {
                if (part.value() instanceof MapNode figures) {
                    figures.entries().forEach(figure -> {
                        if (figure.value() instanceof ScalarNode number
                                && (number.type() == Scalar.REAL || number.type() == Scalar.WHOLE)) {
                            out.put(part.key() + " " + figure.key(), Double.parseDouble(number.text()));
                        }
                    });
                } else if (part.key().equals("trials") && part.value() instanceof ListNode trials) {
                    best(trials).ifPresent(figure -> out.put("best " + monitor(parts), figure));
                }
            });
        }
    }

    private static Optional<Double> best(ListNode trials) {
        return trials.items().stream()
                .findFirst()
                .flatMap(first -> Fields.of(first, "", new Problems()).flatMap(t -> t.number("figure", Interval.ALL)));
    }

    private static String monitor(MapNode sweep) {
        return Fields.of(sweep, "", new Problems())
                .flatMap(s -> s.text("monitor"))
                .orElse("");
    }

    private static Map<String, List<String>> differing(List<Map<String, String>> runs) {
        Map<String, List<String>> differing = new LinkedHashMap<>();
        for (String path : keys(runs)) {
            List<String> values =
                    runs.stream().map(run -> run.getOrDefault(path, "")).toList();
            // A sweep stores its experiment without defaults: a missing setting is not a difference.
            Set<String> different = new LinkedHashSet<>();
            for (int r = 0; r < values.size(); r++) {
                boolean open = isSweep(runs.get(r)) && !runs.get(r).containsKey(path);
                different.addAll(open ? List.of() : List.of(values.get(r)));
            }
            if (different.size() > 1) {
                differing.put(path, values);
            }
        }
        return differing;
    }

    private static boolean isSweep(Map<String, String> settings) {
        return settings.keySet().stream().anyMatch(path -> path.startsWith("sweep."));
    }

    private static Map<String, List<Double>> table(List<Map<String, Double>> runs) {
        Map<String, List<Double>> table = new LinkedHashMap<>();
        for (String name : keys(runs)) {
            table.put(
                    name,
                    runs.stream().map(run -> run.getOrDefault(name, Double.NaN)).toList());
        }
        return table;
    }

    private static Set<String> keys(List<? extends Map<String, ?>> runs) {
        Set<String> keys = new LinkedHashSet<>();
        runs.forEach(run -> keys.addAll(run.keySet()));
        return keys;
    }
}
