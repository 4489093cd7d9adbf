package org.hengce.launcher.demo;

import java.util.List;
import java.util.Map;

/**
 * One of the bundled policies, with the file that its goal is judged by.
 *
 * @param policy code
 * @param indicator code of the one goal's indicator
 * @param file in {@code samples/}
 * @param columns how the columns of the file become an import's
 * @param announced why the policy is published
 * @param inForce why it is in force
 */
record DemoCase(String policy, String indicator, String file, String columns, String announced, String inForce) {
    /** One treated region, donors: synthetic difference-in-differences. */
    static final DemoCase CIGARETTES = new DemoCase(
            "CA-PROP99",
            "cigarette-sales",
            "us-cigarettes.csv",
            "region:region,period:year,value:packs_per_capita",
            "announced on 8 November 1988",
            "in force from 1 January 1989");

    /** One country, nobody to compare with: interrupted time series. */
    static final DemoCase SEAT_BELTS = new DemoCase(
            "GB-SEATBELT-LAW",
            "drivers-ksi",
            "uk-seatbelts.csv",
            "region:=GB,period:period,value:drivers_killed_or_seriously_injured",
            "passed in 1981",
            "in force from 31 January 1983");

    /** Many regions, one after another: group-time effects. */
    static final DemoCase SHALL_CARRY = new DemoCase(
            "US-SHALL-CARRY",
            "violent-crime",
            "us-shall-carry-laws.csv",
            "region:region,period:year,value:violent_crime_per_100000",
            "passed state by state",
            "in force in 29 states, one after another");

    static final List<DemoCase> ALL = List.of(CIGARETTES, SEAT_BELTS, SHALL_CARRY);

    /** What the file of the cigarettes has wrong: see the samples' README. */
    static final Map<String, Object> CORRECTION = Map.of(
            "indicator", CIGARETTES.indicator,
            "region", "US-PA",
            "sector", "_T",
            "period", "1987",
            "value", 110.6,
            "status", "A",
            "confidentiality", "F");

    String importColumns() {
        return "indicator:=%s,%s".formatted(indicator, columns);
    }
}
