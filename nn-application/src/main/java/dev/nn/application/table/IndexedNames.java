package dev.nn.application.table;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ordered list of column names with constant-time lookup by name. Immutable. */
final class IndexedNames extends AbstractList<String> {

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    private IndexedNames(List<String> names) {
        this.names = List.copyOf(names);
        for (int c = 0; c < names.size(); c++) {
            places.putIfAbsent(names.get(c), c);
        }
    }

    static IndexedNames of(List<String> names) {
        return names instanceof IndexedNames indexed ? indexed : new IndexedNames(names);
    }

    @Override
    public String get(int index) {
        return names.get(index);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public int indexOf(@Nullable Object name) {
        Integer place = places.get(name);
        return place == null ? -1 : place;
    }

    @Override
    public boolean contains(@Nullable Object name) {
        return places.containsKey(name);
    }
}
