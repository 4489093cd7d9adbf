/**
 * Synthetic controls on balanced panels, with one treated unit or several; start at {@link
 * org.hengce.methods.synthetic.SyntheticControl} and {@link
 * org.hengce.methods.synthetic.SyntheticDifferenceInDifferences}.
 */
@NullMarked
package org.hengce.methods.synthetic;

import org.jspecify.annotations.NullMarked;
