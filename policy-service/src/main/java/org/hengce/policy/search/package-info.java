/**
 * Full text search in Chinese and English: {@link org.hengce.policy.search.Words} makes what the database compares, {@link
 * org.hengce.policy.search.PolicySearch} finds policies.
 */
@NullMarked
package org.hengce.policy.search;

import org.jspecify.annotations.NullMarked;
