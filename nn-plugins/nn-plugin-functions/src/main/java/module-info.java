/** The functions that come with nn, offered as those of every plugin. */
module dev.nn.plugin.functions {
    requires dev.nn.domain;
    requires static org.jspecify;

    provides dev.nn.domain.spi.Plugin with
            dev.nn.plugin.functions.BuiltInFunctions;
}
