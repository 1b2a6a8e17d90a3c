package dev.nn.application.key;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.key.Key.Part;
import dev.nn.application.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A map with a fixed set of keys, one for each part; any other key is a problem.
 *
 * @param <S> the type read from the map
 * @param reader the reader of the values; it also checks the rules between keys
 * @param parts the parts, in the order of writing and documentation
 * @param rules the rules between keys, in JSON Schema
 */
public record Section<S>(Function<Fields, S> reader, List<Part<S, ?>> parts, Map<String, Object> rules)
        implements Form<S> {

    public Section {
        parts = List.copyOf(parts);
    }

    /** Creates a section without rules in its schema. */
    public Section(Function<Fields, S> reader, List<Part<S, ?>> parts) {
        this(reader, parts, Map.of());
    }

    @Override
    public Optional<S> read(Node node, String path, Problems problems) {
        return Fields.of(node, path, problems).map(this::read);
    }

    /** Returns the value of an omitted section: the default of each key. */
    public S absent(Fields parent, String key) {
        MapNode nothing = new MapNode(parent.position(), List.of());
        return read(Fields.of(nothing, parent.path(key), parent.problems()).orElseThrow());
    }

    private S read(Fields fields) {
        fields.allow(parts.stream().map(part -> part.key().name()).toList());
        S section = reader.apply(fields);
        fields.close();
        return section;
    }

    /** Returns whether every key of the fields is one of the parts. */
    public boolean knows(Fields fields) {
        return parts.stream().map(part -> part.key().name()).toList().containsAll(fields.keys());
    }

    @Override
    public Map<String, Object> schema(String description) {
        Map<String, Object> schema = Json.object(
                description, parts.stream().map(part -> part.key().property()).toArray(Json.Property[]::new));
        schema.putAll(rules);
        return schema;
    }

    @Override
    public Map<String, Object> written(S section, Resolution resolution) {
        Map<String, Object> map = new LinkedHashMap<>();
        parts.forEach(part -> part.write(section, resolution, map));
        return map;
    }

    @Override
    public Stream<String> files(String path) {
        String above = path.isEmpty() ? "" : path + ".";
        return parts.stream()
                .flatMap(part -> part.key().form().files(above + part.key().name()));
    }
}
