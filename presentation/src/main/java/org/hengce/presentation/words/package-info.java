/**
 * Sentences made from the fields of a document alone, so that words and numbers cannot disagree, in both languages from
 * the same fields; start at {@link org.hengce.presentation.words.EffectWords} and {@link
 * org.hengce.presentation.words.EvaluationWords}. The words themselves lie in {@code en.properties} and {@code
 * zh.properties}.
 */
@NullMarked
package org.hengce.presentation.words;

import org.jspecify.annotations.NullMarked;
