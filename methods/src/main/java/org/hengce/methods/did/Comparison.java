package org.hengce.methods.did;

/**
 * One of the comparisons of two cohorts that a two-way regression is a weighted mean of.
 *
 * @param treated first treated period of the cohort that becomes treated
 * @param control first treated period of the cohort it is compared with, {@link #NEVER} or {@link #ALWAYS}
 * @param type what kind of comparison it is
 * @param weight positive; the weights of a result sum to 1
 * @param estimate difference-in-differences of these two cohorts' means
 */
public record Comparison(String treated, String control, Type type, double weight, double estimate) {
    /** The control of {@link Type#TREATED_VS_NEVER}. */
    public static final String NEVER = "NEVER";
    /** The control of {@link Type#LATER_VS_ALWAYS}. */
    public static final String ALWAYS = "ALWAYS";

    /** Kinds of comparison; the constants' names are those on the wire. */
    public enum Type {
        /** With units never treated. */
        TREATED_VS_NEVER,
        /** With units not yet treated, before they are. */
        EARLIER_VS_LATER,
        /** With units already treated: effects that change with time bias it. */
        LATER_VS_EARLIER,
        /** With units treated throughout: effects that change with time bias it. */
        LATER_VS_ALWAYS
    }
}
