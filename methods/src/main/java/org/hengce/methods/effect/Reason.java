package org.hengce.methods.effect;

/**
 * Why a number does not exist.
 *
 * @param code for programs
 * @param english for readers
 * @param chinese the same in Chinese
 */
public record Reason(ReasonCode code, String english, String chinese) {}
