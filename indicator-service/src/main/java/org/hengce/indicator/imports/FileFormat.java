package org.hengce.indicator.imports;

import jakarta.ws.rs.core.MediaType;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** How a file is written, as its content type says. */
enum FileFormat {
    CSV,
    SDMX_CSV,
    XLSX;

    static final String CSV_TYPE = "text/csv";
    static final String SDMX_TYPE = "application/vnd.sdmx.data+csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String SDMX_VERSION = "2.0.0";

    /** @throws Problem 415 for a version of SDMX-CSV that is not read */
    static FileFormat of(MediaType type) {
        String name = type.getType() + "/" + type.getSubtype();
        if (name.equalsIgnoreCase(XLSX_TYPE)) {
            return XLSX;
        }
        if (!name.equalsIgnoreCase(SDMX_TYPE)) {
            return CSV;
        }
        @Nullable String version = type.getParameters().get("version");
        if (version != null && !version.equals(SDMX_VERSION)) {
            throw Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Message.of(
                            "SDMX-CSV is read in version %s, not %s; write the file in that version",
                            "SDMX-CSV 仅支持 %s 版，而不是 %s；请以该版本输出文件", SDMX_VERSION, version));
        }
        return SDMX_CSV;
    }
}
