package dev.nn.application.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.Scalar;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.document.Plain;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathVariablesTest {

    private final Map<String, String> environment = Map.of("DATA_DIR", "/data", "KIND", "$1");
    private final Problems problems = new Problems();
    private final PathVariables variables = new PathVariables(name -> Optional.ofNullable(environment.get(name)));

    @Test
    void expandsVariablesInPathsOnly() {
        Node document = map(
                "name",
                text("${KIND}"),
                "data",
                map("csv", map("file", text("${DATA_DIR}/${KIND}.csv")), "target", text("${KIND}")),
                "network",
                map("start_from", text("${DATA_DIR}/runs")));
        assertThat(Plain.text(variables.filled(document, problems)))
                .isEqualTo("{name: ${KIND}, data: {csv: {file: /data/$1.csv}, target: ${KIND}},"
                        + " network: {start_from: /data/runs}}");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void expandsVariablesInSweepPaths() {
        ListNode tried = new ListNode(
                new Position("x.yaml", 1, 1), List.of(text("${DATA_DIR}/a.csv"), text("${DATA_DIR}/b.csv")));
        ListNode words = new ListNode(new Position("x.yaml", 1, 1), List.of(text("${DATA_DIR}")));
        Node document = map("sweep", map("parameters", map("data.csv", tried, "loss", words)));
        assertThat(Plain.text(variables.filled(document, problems)))
                .isEqualTo("{sweep: {parameters: {data.csv: [/data/a.csv, /data/b.csv], loss: [${DATA_DIR}]}}}");
    }

    @Test
    void reportsUndefinedVariables() {
        variables.filled(map("data", map("csv", text("${DATA}/x.csv"))), problems);
        assertThat(problems.all()).hasToString("[x.yaml:3:5: data.csv: environment variable 'DATA' is not set]");
    }

    private static MapNode map(Object... pairs) {
        Position at = new Position("x.yaml", 1, 1);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.add(new Entry((String) pairs[i], at, (Node) pairs[i + 1]));
        }
        return new MapNode(at, entries);
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(new Position("x.yaml", 3, 5), text, Scalar.TEXT);
    }
}
