package dev.nn.application.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands for a missing value: texts as they are written, and numbers however they are written. */
public final class Markers {

    private final Set<String> texts;
    private final Set<Double> numbers = new HashSet<>();

    /** Markers as a table's format states them. */
    public Markers(List<String> markers) {
        this.texts = Set.copyOf(markers);
        markers.stream().filter(Numbers::isNumber).forEach(marker -> numbers.add(Double.parseDouble(marker) + 0.0));
    }

    /** Returns whether a text stands for a missing value. */
    public boolean isMissing(String value) {
        return texts.contains(value)
                || (!numbers.isEmpty() && Numbers.isNumber(value) && numbers.contains(Double.parseDouble(value) + 0.0));
    }

    /** Returns whether a number does. */
    public boolean isMissing(double value) {
        return !numbers.isEmpty() && numbers.contains(value + 0.0);
    }
}
