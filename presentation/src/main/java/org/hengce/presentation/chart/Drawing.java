package org.hengce.presentation.chart;

/** A chart as it was drawn. */
record Drawing(String svg, double height) {}
