package org.hengce.acceptance.walk;

/** A call that is wrong in one way, which it is called by. */
record Variation(String name, Call call) {}
