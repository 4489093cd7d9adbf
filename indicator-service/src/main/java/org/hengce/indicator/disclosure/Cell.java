package org.hengce.indicator.disclosure;

/** The place of a value within one indicator and period. */
record Cell(String region, String sector) {}
