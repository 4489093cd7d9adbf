/**
 * What somebody asks for in words, on a command line or in a request over HTTP, read in one way; start at
 * {@link org.hengce.methods.request.PanelRequest}.
 */
@NullMarked
package org.hengce.methods.request;

import org.jspecify.annotations.NullMarked;
