/**
 * Which codes are defined: copies of the indicators, sectors and regions of indicator-service, and strategies; start at {@link
 * org.hengce.policy.definitions.Definitions}.
 */
@NullMarked
package org.hengce.policy.definitions;

import org.jspecify.annotations.NullMarked;
