/** What the database says of users and credentials, in memory; start at {@link org.hengce.gateway.standing.Standings}. */
@NullMarked
package org.hengce.gateway.standing;

import org.jspecify.annotations.NullMarked;
