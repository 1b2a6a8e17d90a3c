package dev.nn.adapters.file.disk;

import dev.nn.application.document.LocatedPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Paths of an experiment, made relative to the folder that they are written into. */
public final class RelativePaths {

    private RelativePaths() {}

    /** Returns the path from a folder; an absolute one where the two are on different disks. */
    private static String of(LocatedPath located, Path folder) {
        Path base = real(folder);
        Path file = real(Path.of(located.base()).resolveSibling(located.path()));
        boolean sameDisk = Objects.equals(base.getRoot(), file.getRoot());
        return (sameDisk ? base.relativize(file) : file).toString().replace(File.separatorChar, '/');
    }

    /** Returns a value of texts, numbers, lists and maps with every path in it made relative to a folder. */
    public static Object in(Object value, Path folder) {
        if (value instanceof LocatedPath located) {
            return of(located, folder);
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(key, in(inner, folder)));
            return plain;
        } else if (value instanceof List<?> list) {
            // One at a time: images have a million columns.
            return new AbstractList<Object>() {
                @Override
                public Object get(int index) {
                    return in(list.get(index), folder);
                }

                @Override
                public int size() {
                    return list.size();
                }
            };
        }
        return value;
    }

    /** Returns the values of a map in the same way. */
    public static Map<String, Object> in(Map<String, Object> values, Path folder) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(key, in(value, folder)));
        return plain;
    }

    /** Symbolic links followed: ".." means the folder that is really above. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
