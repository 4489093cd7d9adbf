/** The audit as an event; start at {@link org.hengce.contracts.audit.AuditV1}. */
@NullMarked
package org.hengce.contracts.audit;

import org.jspecify.annotations.NullMarked;
