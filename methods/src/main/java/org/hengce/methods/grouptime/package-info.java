/** Group-time average treatment effects; start at {@link org.hengce.methods.grouptime.GroupTimeAtt}. */
@NullMarked
package org.hengce.methods.grouptime;

import org.jspecify.annotations.NullMarked;
