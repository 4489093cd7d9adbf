package org.hengce.presentation.analysis;

/** Something about a result, with what it is called. */
public record Fact(String name, String value) {}
