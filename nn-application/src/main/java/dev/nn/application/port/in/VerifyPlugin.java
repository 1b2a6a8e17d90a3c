package dev.nn.application.port.in;

import dev.nn.application.plugin.Origin;
import dev.nn.application.problem.Problem;
import java.util.List;

/** Port in: tests a plugin jar against the plugin contract. */
public interface VerifyPlugin {

    /**
     * A tested function of the jar.
     *
     * @param findings the violations of the contract; empty for none
     */
    record Verified(String kind, String name, List<String> findings) {
        public Verified {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The results of a test.
     *
     * @param faults the problems that make the jar, or a part of it, unusable
     */
    record Report(List<Origin> origins, List<Verified> functions, List<Problem> faults) {
        /** Returns whether no fault or violation was found. */
        public boolean passes() {
            return faults.isEmpty()
                    && functions.stream().allMatch(f -> f.findings().isEmpty());
        }
    }

    /**
     * Loads the jar, or the folder of jars, as a run does, and tests every function with its
     * defaults and with other allowed arguments.
     */
    Report verify(String jar);
}
