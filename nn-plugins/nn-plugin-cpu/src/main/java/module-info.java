/** The float32 engine. It reads {@code jdk.incubator.vector} only where the runtime has it, so it doesn't require it. */
module dev.nn.plugin.cpu {
    requires dev.nn.domain;
    requires static org.jspecify;

    provides dev.nn.domain.spi.Plugin with
            dev.nn.plugin.cpu.CpuPlugin;
}
