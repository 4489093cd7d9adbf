/** Signing in with name and password, and brakes on guessing; start at {@link org.hengce.gateway.signin.SignIn}. */
@NullMarked
package org.hengce.gateway.signin;

import org.jspecify.annotations.NullMarked;
