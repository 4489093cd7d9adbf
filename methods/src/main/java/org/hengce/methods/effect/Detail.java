package org.hengce.methods.effect;

/** What only one method has. */
public sealed interface Detail
        permits BeforeAfterDetail, InterruptionDetail, RegressionDetail, GroupTimeDetail, SyntheticDetail {}
