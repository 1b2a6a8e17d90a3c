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

/** The paths of an experiment, relative to the folder that they are written to. */
public final class RelativePaths {

    private RelativePaths() {}

    /**
     * Returns the path relative to a folder, or an absolute path if the two are on different disks.
     */
    private static String of(LocatedPath located, Path folder) {
        Path base = real(folder);
        Path file = real(Path.of(located.base()).resolveSibling(located.path()));
        boolean sameDisk = Objects.equals(base.getRoot(), file.getRoot());
        return (sameDisk ? base.relativize(file) : file).toString().replace(File.separatorChar, '/');
    }

    /**
     * Returns nested maps, lists, strings and numbers with every path made relative to a folder.
     */
    public static Object in(Object value, Path folder) {
        if (value instanceof LocatedPath located) {
            return of(located, folder);
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(key, in(inner, folder)));
            return plain;
        } else if (value instanceof List<?> list) {
            // Converted lazily, because images have a million columns.
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

    /** Returns a map with every path in its values made relative to a folder. */
    public static Map<String, Object> in(Map<String, Object> values, Path folder) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((key, value) -> plain.put(key, in(value, folder)));
        return plain;
    }

    /** Resolves symbolic links, so that {@code ..} refers to the actual parent folder. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
