package org.hengce.gateway.audit;

/** A batch and whether it is as it was sealed. */
record CheckedBatch(String service, long batch, String sha256, ChainState state) {}
