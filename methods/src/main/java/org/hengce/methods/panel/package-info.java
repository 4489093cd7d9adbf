/** What is estimated on: outcomes by unit and period; start at {@link org.hengce.methods.panel.Panel#builder}. */
@NullMarked
package org.hengce.methods.panel;

import org.jspecify.annotations.NullMarked;
