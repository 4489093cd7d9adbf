import {html, nothing, type TemplateResult} from 'lit';
import {inWords, type Bilingual} from './language';
import {rating, score, type Score} from './score';

/** The last evaluation of a policy in short, in the server's words. */
export interface Summary {
  id: string;
  policy: {code: string; title: Bilingual};
  completedAt: string | null;
  trigger: string;
  rating: string | null;
  score: Score | null;
  words: {sentence: Bilingual};
}

/** Rating and score, to stand beside what they belong to; nothing where there is no evaluation. */
export function outcome(last: Summary | undefined): TemplateResult | typeof nothing {
  return last ? html`<p class="last">${rating(last.rating)} ${score(last.score, last.rating)}</p>` : nothing;
}

/** What was found, in one sentence. */
export function sentence(last: Summary | undefined): TemplateResult | typeof nothing {
  return last ? html`<p>${inWords(last.words.sentence)}</p>` : nothing;
}
