package org.hengce.policy.search;

/**
 * A policy that was found.
 *
 * @param key where it stands in the order of the list
 */
record Found(String code, String key) {}
