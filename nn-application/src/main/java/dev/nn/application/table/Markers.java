package dev.nn.application.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The markers of missing values: texts match exactly, numbers in any spelling. */
public final class Markers {

    private final Set<String> texts;
    private final Set<Double> numbers = new HashSet<>();

    /** The markers of a table's format. */
    public Markers(List<String> markers) {
        this.texts = Set.copyOf(markers);
        markers.stream().filter(Numbers::isNumber).forEach(marker -> numbers.add(Double.parseDouble(marker) + 0.0));
    }

    /** Returns whether a text is a marker of a missing value. */
    public boolean isMissing(String value) {
        return texts.contains(value)
                || (!numbers.isEmpty() && Numbers.isNumber(value) && numbers.contains(Double.parseDouble(value) + 0.0));
    }

    /** Returns whether a number is a marker of a missing value. */
    public boolean isMissing(double value) {
        return !numbers.isEmpty() && numbers.contains(value + 0.0);
    }
}
