/**
 * What may be shown to whom: confidential values, small ones, and those that would give them away; start at {@link
 * org.hengce.indicator.disclosure.Disclosure} for what is hidden and {@link org.hengce.indicator.disclosure.Sight} for who sees
 * it.
 */
@NullMarked
package org.hengce.indicator.disclosure;

import org.jspecify.annotations.NullMarked;
