package com.example.bentidentity;

import dev.nn.domain.spi.Plugin;
import dev.nn.testkit.PluginContract;

class BentIdentityPluginTest implements PluginContract {

    @Override
    public Plugin plugin() {
        return new BentIdentityPlugin();
    }
}
