package dev.nn.application.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one column becomes inputs of the network, as fitted on the training rows. Immutable. */
public sealed interface FeatureColumn {

    /** The column's name. */
    String name();

    /** How many inputs it gives. */
    int width();

    /** Writes the inputs for one value, starting at an offset. */
    void encode(String value, double[] out, int offset);

    /** For the model file. */
    Map<String, Object> describe();

    /** {@code (x - shift) / scale}; a missing value is {@code fill}. */
    record Numeric(String name, double shift, double scale, double fill) implements FeatureColumn {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public void encode(String value, double[] out, int offset) {
            out[offset] = ((value.isEmpty() ? fill : Double.parseDouble(value)) - shift) / scale;
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("column", name);
            map.put("shift", shift);
            map.put("scale", scale);
            map.put("fill", fill);
            return map;
        }
    }

    /** 1 for the value's category and 0 for the others; all 0 for a value never seen in training. */
    record OneHot(String name, List<String> categories) implements FeatureColumn {
        @Override
        public int width() {
            return categories.size();
        }

        @Override
        public void encode(String value, double[] out, int offset) {
            int index = categories.indexOf(value);
            if (index >= 0) {
                out[offset + index] = 1;
            }
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("column", name);
            map.put("categories", categories);
            return map;
        }
    }
}
