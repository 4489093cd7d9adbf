/** Who may sign in with a password, and with which rights; start at {@link org.hengce.gateway.users.UserRegister}. */
@NullMarked
package org.hengce.gateway.users;

import org.jspecify.annotations.NullMarked;
