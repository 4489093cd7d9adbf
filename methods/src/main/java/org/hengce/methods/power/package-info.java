/** What a design could find, before a policy starts; start at {@link org.hengce.methods.power.Power}. */
@NullMarked
package org.hengce.methods.power;

import org.jspecify.annotations.NullMarked;
