package dev.nn.application.port.in;

import dev.nn.domain.metric.MetricValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loss and the metrics of one part of the data.
 *
 * @param all the values by name, in order
 */
public record Figures(Map<String, MetricValue> all) {

    /** No figures. */
    public static final Figures NONE = new Figures(Map.of());

    public Figures {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** Returns figures with a single number. */
    public static Figures of(String name, double value) {
        return new Figures(Map.of(name, new MetricValue.Scalar(value)));
    }

    /** Returns the number with a name; NaN if there is none or it is a table. */
    public double number(String name) {
        return all.get(name) instanceof MetricValue.Scalar scalar ? scalar.value() : Double.NaN;
    }

    /** Returns the figures that are numbers. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value instanceof MetricValue.Scalar scalar) {
                numbers.put(name, scalar.value());
            }
        });
        return numbers;
    }

    /** Returns the figures that are tables of counts (rows: actual, columns: predicted). */
    public Map<String, long[][]> tables() {
        Map<String, long[][]> tables = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value instanceof MetricValue.Table table) {
                tables.put(name, table.counts());
            }
        });
        return tables;
    }

    /** Returns the figures as they are saved: numbers and arrays of counts. */
    public Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        all.forEach((name, value) -> written.put(
                name,
                value instanceof MetricValue.Scalar scalar ? scalar.value() : ((MetricValue.Table) value).counts()));
        return written;
    }
}
