/** From an effect to verdict, score and rating of one goal; start at {@link org.hengce.methods.score.Goal}. */
@NullMarked
package org.hengce.methods.score;

import org.jspecify.annotations.NullMarked;
