package org.hengce.methods.effect;

import java.util.List;

/**
 * Effects by distance from the treatment, with the covariance that sensitivity analysis needs.
 *
 * @param points by event time
 * @param eventTimes of the rows and columns of the covariance: the points that have an error, in order
 * @param covariance of these points' estimates
 * @param binned whether the first and last points stand for all distances beyond them too
 */
public record EventStudy(
        List<EventStudyPoint> points, List<Integer> eventTimes, Covariance covariance, boolean binned) {
    /** Copies the lists and checks that covariance and event times go together. */
    public EventStudy {
        points = List.copyOf(points);
        eventTimes = List.copyOf(eventTimes);
        if (eventTimes.size() != covariance.size()) {
            throw new IllegalArgumentException(
                    "%d event times, covariance of %d".formatted(eventTimes.size(), covariance.size()));
        }
    }
}
