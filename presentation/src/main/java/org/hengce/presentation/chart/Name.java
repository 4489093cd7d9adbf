package org.hengce.presentation.chart;

/**
 * The name of something drawn, to stand beside it where there is room and above the plot where there is not.
 *
 * @param textStyle class of the name
 * @param markStyle classes of the line or area, for the sample above the plot
 * @param area whether it is an area
 * @param at value beside which the name would best stand
 */
record Name(String text, String textStyle, String markStyle, boolean area, double at) {}
