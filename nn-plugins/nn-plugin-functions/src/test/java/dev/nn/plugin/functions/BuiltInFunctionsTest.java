package dev.nn.plugin.functions;

import dev.nn.domain.spi.Plugin;
import dev.nn.testkit.ActivationContract;
import dev.nn.testkit.EngineContract;
import dev.nn.testkit.InitializerContract;
import dev.nn.testkit.LossContract;
import dev.nn.testkit.MetricContract;
import dev.nn.testkit.OptimizerContract;
import dev.nn.testkit.PluginContract;
import dev.nn.testkit.ScheduleContract;

class BuiltInFunctionsTest
        implements PluginContract,
                ActivationContract,
                LossContract,
                OptimizerContract,
                InitializerContract,
                ScheduleContract,
                MetricContract,
                EngineContract {

    @Override
    public Plugin plugin() {
        return new BuiltInFunctions();
    }
}
