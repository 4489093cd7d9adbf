package org.hengce.indicator.quality;

/** A series of an indicator. */
record Series(String region, String sector) {}
