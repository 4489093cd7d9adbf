/** What readers learn of values that are not for them; start at {@link org.hengce.acceptance.disclosure.DisclosureIT}. */
@NullMarked
package org.hengce.acceptance.disclosure;

import org.jspecify.annotations.NullMarked;
