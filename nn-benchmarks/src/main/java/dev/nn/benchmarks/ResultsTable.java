package dev.nn.benchmarks;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that prints JMH's results as a table of ratios. It compares nn with the best fork of
 * the best peer, and with the machine's peak.
 */
public final class ResultsTable {

    private static final double NO_PEER = Double.NaN;

    private ResultsTable() {}

    /** The microseconds of a step in one library. */
    private record Figure(String library, double best, double median, double allocated) {}

    public static void main(String[] arguments) {
        Map<String, List<Figure>> steps = new TreeMap<>();
        Map<String, Double> peaks = new TreeMap<>();
        for (JsonNode run : JsonMapper.builder().build().readTree(new File(arguments[0]))) {
            String name = run.get("benchmark").asString();
            String method = name.substring(name.lastIndexOf('.') + 1);
            if (name.contains("PeakBenchmark")) {
                int threads = method.equals("twoThreads") ? 2 : 1;
                double microseconds = median(run);
                peaks.put(Integer.toString(threads), threads * PeakBenchmark.FLOPS / microseconds / 1e3);
            } else if (run.get("params").has("workload")) {
                String key = run.get("params").get("workload").asString() + " "
                        + run.get("params").get("threads").asString();
                steps.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(new Figure(method, best(run), median(run), allocated(run)));
            } else if (run.get("params").has("size")) {
                Size size = Size.valueOf(run.get("params").get("size").asString());
                System.out.printf(
                        Locale.ROOT,
                        "product of %s, %s threads, %s: %.0f GFLOP/s%n",
                        size,
                        run.get("params").get("threads").asString(),
                        method,
                        size.flops() / median(run) / 1e3);
            } else {
                System.out.printf(Locale.ROOT, "%-60s %s %10.1f us%n", name, run.get("params"), median(run));
            }
        }
        peaks.forEach(
                (threads, peak) -> System.out.printf(Locale.ROOT, "peak, %s threads: %.0f GFLOP/s%n", threads, peak));
        System.out.println(
                "| workload | threads | nn, samples/s | GFLOP/s | of the peak | best peer, samples/s | nn / peer | B/step |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        steps.forEach((key, figures) -> row(key, figures, steps, peaks));
    }

    private static void row(
            String key, List<Figure> figures, Map<String, List<Figure>> steps, Map<String, Double> peaks) {
        Workload workload = Workload.valueOf(key.substring(0, 2));
        String threads = key.substring(3);
        Figure nn = figures.stream()
                .filter(f -> f.library().equals("nn"))
                .findFirst()
                .orElse(null);
        if (nn == null) {
            return;
        }
        // A peer that is slower with a second thread is compared at its best.
        List<Figure> rivals = new ArrayList<>(figures);
        if (!threads.equals("1")) {
            rivals.addAll(steps.getOrDefault(workload + " 1", List.of()));
        }
        Figure peer = rivals.stream()
                .filter(f -> !f.library().equals("nn"))
                .min((x, y) -> Double.compare(x.best(), y.best()))
                .orElse(new Figure("none", NO_PEER, NO_PEER, 0));
        double gigaflops = workload.neededFlops() / nn.median() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.0f | %.0f %% | %,.0f %s | %.2f | %.0f |%n",
                workload,
                threads,
                workload.batch() / nn.median() * 1e6,
                gigaflops,
                100 * gigaflops / peaks.getOrDefault(threads, Double.NaN),
                workload.batch() / peer.best() * 1e6,
                peer.library(),
                peer.best() / nn.median(),
                nn.allocated());
    }

    /** Returns the mean of the best fork. */
    private static double best(JsonNode run) {
        double best = Double.POSITIVE_INFINITY;
        for (JsonNode fork : run.get("primaryMetric").get("rawData")) {
            double sum = 0;
            for (JsonNode iteration : fork) {
                sum += iteration.asDouble();
            }
            best = Math.min(best, sum / fork.size());
        }
        return best;
    }

    /** Returns the median of all iterations. */
    private static double median(JsonNode run) {
        List<Double> all = new ArrayList<>();
        run.get("primaryMetric").get("rawData").forEach(fork -> fork.forEach(i -> all.add(i.asDouble())));
        all.sort(null);
        return all.get(all.size() / 2);
    }

    private static double allocated(JsonNode run) {
        JsonNode norm = run.get("secondaryMetrics").get("gc.alloc.rate.norm");
        return norm == null ? Double.NaN : norm.get("score").asDouble();
    }
}
