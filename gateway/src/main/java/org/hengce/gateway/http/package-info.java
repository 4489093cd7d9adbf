/** Manners of the door: what a request must look like, and what every answer carries; start at {@link org.hengce.gateway.http.RequestShape} and {@link org.hengce.gateway.http.AnswerHeaders}. */
@NullMarked
package org.hengce.gateway.http;

import org.jspecify.annotations.NullMarked;
