/**
 * A sealed evaluation plan: what an evaluation counts as ({@link org.hengce.methods.plan.PlanStanding}), at which level a
 * reading is tested ({@link org.hengce.methods.plan.ReadingSchedule}), and where what was done departs from what was
 * planned ({@link org.hengce.methods.plan.Departures}).
 */
@NullMarked
package org.hengce.methods.plan;

import org.jspecify.annotations.NullMarked;
