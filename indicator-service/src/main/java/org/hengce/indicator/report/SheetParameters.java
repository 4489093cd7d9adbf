package org.hengce.indicator.report;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.hengce.contracts.Codes;
import org.hengce.indicator.observations.CellParameters;
import org.hengce.indicator.observations.Day;
import org.hengce.indicator.observations.Moment;
import org.hengce.indicator.observations.ObservationFilter;
import org.hengce.kit.paging.Asked;
import org.hengce.kit.problem.Message;
import org.hengce.kit.problem.Problem;
import org.hengce.kit.problem.ProblemType;
import org.hengce.presentation.chart.ValuesChart;
import org.jspecify.annotations.Nullable;

/** What of an indicator is to be shown, as it stands in the address. */
public record SheetParameters(
        @Parameter(
                description = "Regions to be named, five at most: codes with commas between.",
                example = "CN-GD",
                schema = @Schema(pattern = FEW_CODES))
        @QueryParam("region")
        @Nullable
        String region,

        @Parameter(
                description = "Its values; the total where nothing is said, or the first sector where there is none.",
                example = "_T",
                schema = @Schema(pattern = Codes.CODE))
        @QueryParam("sector")
        @Nullable
        String sector,

        @Parameter(description = "The first period.", example = "2020", schema = @Schema(pattern = Codes.PERIOD))
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(description = "The last period.", example = "2022", schema = @Schema(pattern = Codes.PERIOD))
        @QueryParam("to")
        @Nullable
        String to,

        @Parameter(
                description =
                        "The period of the map; where nothing is said the last one that half of the regions have.",
                example = "2021",
                schema = @Schema(pattern = Codes.PERIOD))
        @QueryParam("period")
        @Nullable
        String period,

        @Parameter(
                description = "What was known then: an instant, or a day, which means its end in Asia/Shanghai.",
                example = "2099-03-31T08:00:00Z",
                schema = @Schema(anyOf = {Day.class, Moment.class}))
        @QueryParam("asOf")
        @Nullable
        String asOf) {
    /** As many codes as {@link ValuesChart#MOST_CHOSEN}, with commas between. */
    static final String FEW_CODES = Codes.CODE + "(," + Codes.CODE + "){0," + (ValuesChart.MOST_CHOSEN - 1) + "}";

    /**
     * The same, read.
     *
     * @param map period of the map; null: the last
     */
    record Wanted(ObservationFilter filter, @Nullable String map) {
        /** Regions to be named. */
        List<String> chosen() {
            return filter.regions();
        }

        /** As much of the filter, of these cells. */
        ObservationFilter of(List<String> regions, String sector) {
            return new ObservationFilter(
                    filter.indicator(), regions, List.of(sector), filter.from(), filter.to(), filter.asOf(), false);
        }

        /** One period, as it was asked for to be known. */
        ObservationFilter at(String period, List<String> regions, String sector) {
            return new ObservationFilter(
                    filter.indicator(), regions, List.of(sector), period, period, filter.asOf(), false);
        }

        /** These cells as they are known now, whatever was asked for. */
        ObservationFilter now(List<String> regions, String sector) {
            return new ObservationFilter(
                    filter.indicator(), regions, List.of(sector), filter.from(), filter.to(), null, false);
        }

        @Nullable
        Instant asOf() {
            return filter.asOf();
        }
    }

    /** @throws Problem 400 that names the parameter that cannot be */
    Wanted read(String indicator) {
        ObservationFilter filter = ObservationFilter.of(
                new CellParameters(indicator, region, Asked.code("sector", sector, Codes.CODE), from, to), asOf, null);
        if (filter.regions().size() > ValuesChart.MOST_CHOSEN) {
            throw Problem.of(
                    ProblemType.MALFORMED,
                    Message.of(
                            "region: at most %d can be told from each other, not %d; leave some out",
                            "region：最多 %d 个才能分辨，而不是 %d 个；请减少",
                            ValuesChart.MOST_CHOSEN,
                            filter.regions().size()));
        }
        return new Wanted(filter, ObservationFilter.period("period", period));
    }
}
