/**
 * An evaluation as a ZIP that can be checked without Hengce; start at {@link org.hengce.evaluation.bundle.BundleResource},
 * its contents at {@link org.hengce.evaluation.bundle.BundleZip}. The scripts in it are resources of this package.
 */
@NullMarked
package org.hengce.evaluation.bundle;

import org.jspecify.annotations.NullMarked;
