package dev.nn.application.run;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.training.TrainingResult;
import dev.nn.domain.training.TrainingResult.Ending;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The ending of a training as stored in {@code ending.json}. */
final class TrainingEndings {

    private static final String ENDING = "ending";
    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";
    private static final String KEPT = "kept_epoch";

    private TrainingEndings() {}

    static Map<String, Object> written(TrainingResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(ENDING, word(result.ending()));
        map.put(EPOCHS, result.epochs());
        map.put(STEPS, result.steps());
        map.put(KEPT, result.keptEpoch());
        return map;
    }

    /** Reads a stored ending. Input is untrusted: every error is a problem. */
    static Validation<Seq<Problem>, TrainingResult> read(Node node) {
        Problems problems = new Problems();
        Optional<TrainingResult> result = Fields.of(node, "", problems).map(fields -> {
            List.of(ENDING, EPOCHS, STEPS, KEPT).forEach(fields::required);
            return new TrainingResult(
                    whole(fields, EPOCHS),
                    fields.whole(STEPS, 0, Long.MAX_VALUE).orElse(0L),
                    whole(fields, KEPT),
                    fields.text(ENDING).flatMap(TrainingEndings::ending).orElse(Ending.FINISHED));
        });
        return problems.validate(problems.isEmpty() ? result : Optional.empty());
    }

    private static String word(Ending ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Ending> ending(String word) {
        return Stream.of(Ending.values())
                .filter(ending -> word(ending).equals(word))
                .findFirst();
    }

    private static int whole(Fields fields, String key) {
        return fields.whole(key, 0, Integer.MAX_VALUE).orElse(0L).intValue();
    }
}
