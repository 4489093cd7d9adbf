/** The manifests in {@code k8s/}, as kustomize renders them; start at {@link org.hengce.k8s.Rendered}. */
@NullMarked
package org.hengce.k8s;

import org.jspecify.annotations.NullMarked;
