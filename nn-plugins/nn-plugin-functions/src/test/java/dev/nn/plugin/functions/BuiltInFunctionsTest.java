package dev.nn.plugin.functions;

import dev.nn.domain.spi.Plugin;
import dev.nn.testkit.PluginContract;

class BuiltInFunctionsTest implements PluginContract {

    @Override
    public Plugin plugin() {
        return new BuiltInFunctions();
    }
}
