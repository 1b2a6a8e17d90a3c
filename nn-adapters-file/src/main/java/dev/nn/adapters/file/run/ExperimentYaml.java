package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.RelativePaths;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.io.NumberOutput;

/**
 * A writer of experiments as YAML that nn reads back unchanged. Inner maps and rows of numbers are
 * on one line, ambiguous strings are quoted, and paths are relative to the folder of the file.
 */
record ExperimentYaml(Path folder) {

    private static final int LINE_WIDTH = 118;

    String write(Map<String, Object> experiment) {
        // The core schema reads more words as numbers and booleans than nn, so it quotes at least
        // what nn needs.
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.AUTO)
                .setSchema(new CoreSchema())
                .setWidth(LINE_WIDTH)
                .build();
        return new Dump(settings).dumpToString(plain(RelativePaths.in(experiment, folder)));
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(key, plain(inner)));
            return plain;
        } else if (value instanceof List<?> list) {
            return list.stream().map(ExperimentYaml::plain).toList();
        } else if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).mapToObj(ExperimentYaml::number).toList();
        } else if (value instanceof double[][] rows) {
            return Arrays.stream(rows).map(ExperimentYaml::plain).toList();
        } else if (value instanceof Double number) {
            return number(number);
        }
        return value;
    }

    /**
     * Returns the number with the fewest digits that identify it exactly, the same on every JDK.
     */
    private static Number number(double value) {
        boolean negativeZero = Double.compare(value, -0.0) == 0;
        return negativeZero ? (Number) value : new BigDecimal(NumberOutput.toString(value, true));
    }
}
