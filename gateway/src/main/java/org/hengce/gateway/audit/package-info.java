/** The audit of all services in one view; start at {@link org.hengce.gateway.audit.JoinedAudit}. */
@NullMarked
package org.hengce.gateway.audit;

import org.jspecify.annotations.NullMarked;
