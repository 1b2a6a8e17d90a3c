/** Use cases: an experiment from names to a trained network. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.nn.application {
    requires transitive dev.nn.domain;
    requires transitive io.vavr;
    requires static org.jspecify;

    exports dev.nn.application.catalogue;
    exports dev.nn.application.check;
    exports dev.nn.application.compare;
    exports dev.nn.application.diagnosis;
    exports dev.nn.application.document;
    exports dev.nn.application.experiment;
    exports dev.nn.application.explain;
    exports dev.nn.application.image;
    exports dev.nn.application.inference;
    exports dev.nn.application.key;
    exports dev.nn.application.model;
    exports dev.nn.application.page;
    exports dev.nn.application.plugin;
    exports dev.nn.application.port.in;
    exports dev.nn.application.port.out;
    exports dev.nn.application.preprocessing;
    exports dev.nn.application.problem;
    exports dev.nn.application.scaffold;
    exports dev.nn.application.report;
    exports dev.nn.application.run;
    exports dev.nn.application.schema;
    exports dev.nn.application.spec;
    exports dev.nn.application.split;
    exports dev.nn.application.table;
}
