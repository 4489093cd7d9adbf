package org.hengce.methods.effect;

/**
 * A unit left out.
 *
 * @param unit code of the unit
 * @param reason why
 */
public record DroppedUnit(String unit, DropReason reason) {}
