package org.hengce.methods.choice;

/**
 * What is said to readers; without a full stop, since it may stand within another sentence.
 *
 * @param english one language
 * @param chinese the other
 */
public record Sentence(String english, String chinese) {}
