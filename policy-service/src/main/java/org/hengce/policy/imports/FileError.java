package org.hengce.policy.imports;

import org.hengce.kit.problem.Message;

/**
 * Something wrong in a file.
 *
 * @param field of the policy; empty where it is none in particular
 */
record FileError(Place place, String field, Message message) {}
