/** The functions that come with nn, offered as a plugin like any other. */
module dev.nn.plugin.functions {
    requires transitive dev.nn.domain;
    requires static org.jspecify;

    exports dev.nn.plugin.functions;

    provides dev.nn.domain.spi.Plugin with
            dev.nn.plugin.functions.BuiltInFunctions;
}
