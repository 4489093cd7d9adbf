package org.hengce.indicator.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of what is taken in. */
@ConfigMapping(prefix = "hengce.imports")
public interface ImportsConfig {
    /** A workbook is spooled to disk before it is read; a full sheet of Excel has some 40 MB. CSV has no bound. */
    @WithDefault("256M")
    MemorySize largestWorkbook();

    /** How long an upload that can be continued waits for its sender. */
    @WithDefault("24h")
    Duration abandonedAfter();
}
