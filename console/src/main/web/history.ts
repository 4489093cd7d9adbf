import {html, nothing, type TemplateResult} from 'lit';
import {asKnown} from './as-known';
import {label, moment, t} from './language';
import {changed, go} from './router';
import {rating, score, type Score} from './score';

/** What the console needs of an evaluation beside its report. */
export interface Evaluation {
  id: string;
  status: string;
  completedAt: string | null;
  trigger: string | null;
  standing: string | null;
  score: Score | null;
  rating: string | null;
}

/** Finished with a report: one that could not be estimated says why. */
const MADE = new Set(['COMPLETED', 'NOT_EVALUABLE']);

/** Those that events started, oldest first: what somebody asked for is an aside and no step of the history. */
export function steps(evaluations: Evaluation[]): Evaluation[] {
  return evaluations.filter(each => MADE.has(each.status) && each.trigger !== 'REQUEST').reverse();
}

/** The policy as it was known on each day on which it was evaluated. */
export function slider(all: Evaluation[], chosen: string): TemplateResult | typeof nothing {
  return asKnown(
    all.map(each => each.completedAt ?? ''),
    all.findIndex(each => each.id === chosen),
    i => go(changed({evaluation: i === all.length - 1 ? null : (all[i]?.id ?? null)})),
    changed({evaluation: null}),
    'versions.at',
  );
}

/** How the score came to be what it is: each evaluation with its reason, and a way to what moved. */
export function history(all: Evaluation[], chosen: string, moved: string | null): TemplateResult {
  const newest = [...all].reverse();
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('history.title')}>
    <table class="history"><caption>${t('history.title')}</caption>
      <thead><tr><th scope="col">${t('history.when')}</th><th scope="col">${t('history.why')}</th>
        <th scope="col">${t('history.rating')}</th><th scope="col">${t('history.score')}</th><th scope="col">${t('history.moved')}</th></tr></thead>
      <tbody>${newest.map((each, i) => {
        const isFirst = i === newest.length - 1;
        const at = moment(each.completedAt ?? '');
        return html`<tr aria-current=${each.id === chosen ? 'true' : nothing}>
          <th scope="row" class="date"><a href=${changed({evaluation: each.id, moved: null})}>${at}</a></th>
          <td>${label('trigger', each.trigger)}</td>
          <td>${rating(each.rating)}</td>
          <td>${score(each.score, each.rating)}</td>
          <td>${isFirst
            ? html`<span class="quiet">${t('history.first')}</span>`
            : html`<a href=${changed({moved: each.id === moved ? null : each.id})} aria-current=${each.id === moved ? 'true' : nothing}
                aria-label=${t(each.id === moved ? 'history.hide.at' : 'history.show.at', {at})}>${
                t(each.id === moved ? 'history.hide' : 'history.show')}</a>`}</td>
        </tr>`;
      })}</tbody></table></div>`;
}
