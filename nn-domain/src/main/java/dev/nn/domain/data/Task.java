package dev.nn.domain.data;

/** What a network is asked for. */
public enum Task {
    CLASSIFICATION("classification"),
    REGRESSION("regression"),
    MULTI_LABEL("multi_label");

    private final String text;

    Task(String text) {
        this.text = text;
    }

    /** As typed. */
    public String text() {
        return text;
    }
}
