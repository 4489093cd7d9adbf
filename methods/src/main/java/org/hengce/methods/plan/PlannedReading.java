package org.hengce.methods.plan;

import java.time.LocalDate;
import org.hengce.methods.panel.PeriodName;

/**
 * A day on which the results are to be read.
 *
 * @param on the reading is the first evaluation whose {@code asOf} is on this day or later
 * @param lastPeriod the last period after the policy's start whose data it will hold
 */
public record PlannedReading(LocalDate on, PeriodName lastPeriod) {}
