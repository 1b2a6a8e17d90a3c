package dev.nn.application.port.in;

import dev.nn.application.plugin.Origin;
import dev.nn.application.problem.Problem;
import java.util.List;

/** Port in: whether a plugin's jar keeps what plugins promise. */
public interface VerifyPlugin {

    /**
     * One function of the jar.
     *
     * @param findings what it does not keep; empty when all is well
     */
    record Verified(String kind, String name, List<String> findings) {
        public Verified {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What was found.
     *
     * @param faults that keep the jar, or a part of it, from being used at all
     */
    record Report(List<Origin> origins, List<Verified> functions, List<Problem> faults) {
        /** Whether everything is as promised. */
        public boolean passes() {
            return faults.isEmpty()
                    && functions.stream().allMatch(f -> f.findings().isEmpty());
        }
    }

    /**
     * Loads the jar, or the folder of jars, as a run would, and tries out every function, with its defaults and with
     * other allowed arguments.
     */
    Report verify(String jar);
}
