package dev.nn.application.schema;

import static dev.nn.application.schema.Json.anyOf;
import static dev.nn.application.schema.Json.flag;
import static dev.nn.application.schema.Json.integer;
import static dev.nn.application.schema.Json.key;
import static dev.nn.application.schema.Json.mapOf;
import static dev.nn.application.schema.Json.number;
import static dev.nn.application.schema.Json.object;
import static dev.nn.application.schema.Json.reference;
import static dev.nn.application.schema.Json.text;
import static dev.nn.application.schema.Json.with;
import static dev.nn.application.schema.Json.words;

import java.util.Map;

/** The keys of {@code training}. */
final class TrainingSchema {

    private static final Map<String, Object> MONITOR =
            with(text("`loss`, `validation_loss` or `validation_<metric>`"), "default", "validation_loss");

    private TrainingSchema() {}

    static Map<String, Object> schema() {
        return object(
                "how long and in which order",
                key("epochs", integer("passes over the training rows", "minimum", 1, "default", 100)),
                key("batch_size", integer("samples that are worked on together", "minimum", 1, "default", 32)),
                key(
                        "accumulate_batches",
                        integer(
                                "batches of a step, which learns as from one batch as large as all of them",
                                "minimum",
                                1,
                                "default",
                                1)),
                key("shuffle", flag("a new order in each epoch", true)),
                key("schedule", with(reference("schedule", "a factor on the learning rate"), "default", "constant")),
                key("early_stopping", earlyStopping()),
                key("reduce_on_plateau", plateau()),
                key("checkpoint", checkpoint()),
                key("max_steps", integer("training ends after so many steps", "minimum", 1)),
                key("max_minutes", number("training ends after so much time", "minimum", 0.001)),
                key("regularization", regularization()),
                key("gradient_clip", gradientClip()),
                key(
                        "label_smoothing",
                        number(
                                "the share of each target that is spread over all classes",
                                "minimum",
                                0,
                                "exclusiveMaximum",
                                1,
                                "default",
                                0)),
                key(
                        "class_weights",
                        anyOf(
                                words("all classes count alike together", "balanced"),
                                mapOf(
                                        "what a sample of each class counts; 1 for those left out",
                                        number("", "minimum", 0)))),
                key("tensorboard", flag("figures of each epoch in a file that TensorBoard reads", false)));
    }

    private static Map<String, Object> earlyStopping() {
        return object(
                "ends when a figure no longer improves, and keeps the best epoch",
                key("monitor", MONITOR),
                key("patience", integer("epochs without improvement", "minimum", 1, "default", 10)));
    }

    private static Map<String, Object> plateau() {
        return object(
                "lowers the learning rate when a figure no longer improves",
                key("monitor", MONITOR),
                key(
                        "factor",
                        number("what the rate is multiplied by", "minimum", 0, "exclusiveMaximum", 1, "default", 0.1)),
                key("patience", integer("epochs without improvement that are let pass", "minimum", 0, "default", 10)),
                key(
                        "minimum",
                        number("share of the rate that is left at least", "minimum", 0, "maximum", 1, "default", 0)));
    }

    private static Map<String, Object> checkpoint() {
        return object(
                "keeps the state of learning, for `nn run --resume`",
                key("every_epochs", integer("how often", "minimum", 1)),
                key("every_steps", integer("how often", "minimum", 1)),
                key("every_minutes", number("how often", "minimum", 0.001)),
                key("keep", integer("how many of the newest", "minimum", 1, "default", 2)));
    }

    private static Map<String, Object> regularization() {
        return object(
                "of weights, not of biases",
                key("l1", number("times the sign of a weight is added to its gradient", "minimum", 0)),
                key("l2", number("times a weight is added to its gradient", "minimum", 0)),
                key("max_norm", number("of each unit's incoming weights", "minimum", 1e-12)));
    }

    private static Map<String, Object> gradientClip() {
        return object(
                "bounds of gradients",
                key("value", number("of each", "minimum", 1e-12)),
                key("norm", number("of all together", "minimum", 1e-12)));
    }
}
