package org.hengce.contracts.indicator;

/** The dimensions in which policies are judged. */
public enum Dimension {
    INNOVATION,
    INDUSTRY,
    EMPLOYMENT,
    ECONOMY,
    COMPETITIVENESS
}
