/** Tensors, formulas, layers, back-propagation, training and the SPIs for plugins. */
module dev.nn.domain {
    requires static org.jspecify;

    exports dev.nn.domain.backprop;
    exports dev.nn.domain.check;
    exports dev.nn.domain.data;
    exports dev.nn.domain.engine;
    exports dev.nn.domain.formula;
    exports dev.nn.domain.function;
    exports dev.nn.domain.layer;
    exports dev.nn.domain.metric;
    exports dev.nn.domain.network;
    exports dev.nn.domain.optimizer;
    exports dev.nn.domain.random;
    exports dev.nn.domain.spi;
    exports dev.nn.domain.tensor;
    exports dev.nn.domain.training;
    exports dev.nn.domain.word;

    uses dev.nn.domain.spi.Plugin;
}
