/**
 * The float32 engine. It does not require {@code jdk.incubator.vector}; it reads that module only
 * if the runtime has it.
 */
module dev.nn.plugin.cpu {
    requires dev.nn.domain;
    requires static org.jspecify;

    provides dev.nn.domain.spi.Plugin with
            dev.nn.plugin.cpu.CpuPlugin;
}
