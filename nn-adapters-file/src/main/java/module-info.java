/** Experiment files, data sets, models, run folders and plugin jars. */
@SuppressWarnings("requires-transitive-automatic")
module dev.nn.adapters.file {
    requires transitive dev.nn.application;
    requires de.siegmar.fastcsv;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports dev.nn.adapters.file.csv;
    exports dev.nn.adapters.file.disk;
    exports dev.nn.adapters.file.idx;
    exports dev.nn.adapters.file.model;
    exports dev.nn.adapters.file.numpy;
    exports dev.nn.adapters.file.page;
    exports dev.nn.adapters.file.plugin;
    exports dev.nn.adapters.file.run;
    exports dev.nn.adapters.file.yaml;

    uses dev.nn.domain.spi.Plugin;
}
