package com.example.bentidentity;

import dev.nn.domain.spi.Plugin;
import dev.nn.testkit.ActivationContract;
import dev.nn.testkit.PluginContract;

class BentIdentityPluginTest implements PluginContract, ActivationContract {

    @Override
    public Plugin plugin() {
        return new BentIdentityPlugin();
    }
}
