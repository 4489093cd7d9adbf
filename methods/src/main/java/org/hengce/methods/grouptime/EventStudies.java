package org.hengce.methods.grouptime;

import java.util.ArrayList;
import java.util.List;
import org.hengce.methods.effect.Covariance;
import org.hengce.methods.effect.EventStudy;
import org.hengce.methods.effect.EventStudyPoint;

/** The dynamic average as an event study, with the covariance of its points. */
final class EventStudies {
    private final GroupTimeAtt options;
    private final Influence influence;

    EventStudies(GroupTimeAtt options, Influence influence) {
        this.options = options;
        this.influence = influence;
    }

    EventStudy of(List<Target> parts, Errors.Bands bands) {
        List<EventStudyPoint> points = new ArrayList<>();
        List<Integer> eventTimes = new ArrayList<>();
        List<Form> forms = new ArrayList<>();
        boolean universal = options.base() == BasePeriod.UNIVERSAL;
        for (int i = 0; i < parts.size(); i++) {
            Target part = parts.get(i);
            double error = bands.standardErrors().get(i);
            points.add(new EventStudyPoint(
                    part.key(),
                    part.att(),
                    error,
                    Intervals.pointwise(part.att(), error, options.level()),
                    Intervals.uniform(part.att(), error, bands.criticalValue(), options.level()),
                    part.treatedUnits(),
                    universal && part.key() == -1 - options.anticipation()));
            if (error > 0) {
                eventTimes.add(part.key());
                forms.add(part.influence());
            }
        }
        return new EventStudy(points, eventTimes, Covariance.of(influence.covariance(forms)), false);
    }
}
