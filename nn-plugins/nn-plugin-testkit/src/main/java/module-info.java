/** Contract tests for plugins: one interface per kind of function. */
module dev.nn.testkit {
    requires transitive dev.nn.domain;
    requires transitive org.junit.jupiter.api;

    exports dev.nn.testkit;
}
