package dev.nn.application.model;

import dev.nn.application.catalogue.ChosenFunction;
import dev.nn.domain.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names that figures have in results: the metric's own, with its arguments where it is asked for in several ways. */
public final class MetricNames {

    private MetricNames() {}

    /** Returns metrics by their names, in order; of two that are the same the first. */
    public static Map<String, ChosenFunction<Metric>> of(List<ChosenFunction<Metric>> metrics) {
        Map<String, Long> asked = metrics.stream()
                .map(ChosenFunction::use)
                .distinct()
                .collect(Collectors.groupingBy(use -> use.name(), Collectors.counting()));
        Map<String, ChosenFunction<Metric>> named = new LinkedHashMap<>();
        for (ChosenFunction<Metric> metric : metrics) {
            String name = metric.use().name();
            named.putIfAbsent(asked.getOrDefault(name, 1L) == 1 ? name : name + "_" + arguments(metric), metric);
        }
        return named;
    }

    private static String arguments(ChosenFunction<Metric> metric) {
        return metric.use().arguments().values().stream().map(String::valueOf).collect(Collectors.joining("_"));
    }
}
