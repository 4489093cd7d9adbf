package org.hengce.presentation.chart;

/**
 * The name of something drawn, to stand beside it where there is room and above the plot where there is not.
 *
 * @param textStyle class of the name
 * @param markStyle classes of what is drawn, for the sample above the plot
 * @param sample what it looks like
 * @param at value beside which the name would best stand
 */
record Name(String text, String textStyle, String markStyle, Sample sample, double at) {
    /** Of a line or an area. */
    Name(String text, String textStyle, String markStyle, boolean area, double at) {
        this(text, textStyle, markStyle, area ? Sample.AREA : Sample.LINE, at);
    }
}
