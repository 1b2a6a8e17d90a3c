package dev.nn.adapters.file.csv;

import dev.nn.application.data.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands for a missing value: texts as they are written, and numbers however they are written. */
final class Markers {

    private final Set<String> texts;
    private final Set<Double> numbers = new HashSet<>();

    Markers(List<String> markers) {
        this.texts = Set.copyOf(markers);
        markers.stream().filter(Numbers::isNumber).forEach(marker -> numbers.add(Double.parseDouble(marker) + 0.0));
    }

    boolean isMissing(String value) {
        return texts.contains(value)
                || (!numbers.isEmpty() && Numbers.isNumber(value) && numbers.contains(Double.parseDouble(value) + 0.0));
    }
}
