package dev.nn.plugin.cpu;

import dev.nn.domain.spi.Plugin;
import dev.nn.testkit.EngineContract;
import dev.nn.testkit.PluginContract;

class CpuPluginTest implements PluginContract, EngineContract {

    @Override
    public Plugin plugin() {
        return new CpuPlugin();
    }
}
