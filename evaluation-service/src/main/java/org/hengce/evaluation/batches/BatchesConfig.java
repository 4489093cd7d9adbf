package org.hengce.evaluation.batches;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of what is made and kept of batches of reports. */
@ConfigMapping(prefix = "hengce.report-batches")
public interface BatchesConfig {
    /** How long what was made can be downloaded: until the next working day. */
    @WithDefault("24h")
    Duration keptFor();

    /** Reports of one person that are kept or waited for at a time: two batches of the largest size. */
    @WithDefault("2000")
    @Min(1)
    int ofOne();

    /** Reports of all: they lie in the database, a PDF with some half a megabyte. */
    @WithDefault("20000")
    @Min(1)
    int ofAll();

    /** Reports at once in a replica; each takes a core and memory for one. 0: it makes none. */
    @WithDefault("1")
    @Min(0)
    int parallelism();

    /** A report that failed, or was lost with its worker, so often is given up, so that its batch comes to an end. */
    @WithDefault("3")
    @Min(1)
    int attempts();
}
