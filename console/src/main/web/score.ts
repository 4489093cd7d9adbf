import {marks} from 'hengce';
import {html, nothing, svg, type TemplateResult} from 'lit';
import {label, t} from './language';

/** A score with its interval, as evaluations have it. */
export interface Score {
  mean: number | null;
  low: number | null;
  high: number | null;
}

/** Shape and hue of a rating; of one that is newer than these marks, those of what is not known. */
export function markOf(rated: string | null): {symbol: string; style: string} {
  return marks[rated ?? 'none'] ?? {symbol: '◇', style: 'hc-unclear'};
}

/** What it was rated, by mark and word. */
export function rating(value: string | null): TemplateResult {
  const mark = markOf(value);
  return html`<span class="rating"><span class="mark ${mark.style}" aria-hidden="true">${mark.symbol}</span>
    ${label('rating', value)}</span>`;
}

/** The score in numbers, and where it lies between 0 and 100 with 50 as no effect: nothing without its interval. */
export function score(value: Score | null, rated: string | null): TemplateResult | typeof nothing {
  if (value?.mean == null || value.low == null || value.high == null) return nothing;
  const {mean, low, high} = value;
  const {style} = markOf(rated);
  const words = t('score.interval', {mean: Math.round(mean), low: Math.round(low), high: Math.round(high)});
  return html`<span class="score">
    <svg class="hc-chart strip ${style}" viewBox="-4 0 108 20" width="108" height="20" aria-hidden="true">
      ${svg`<line class="hc-grid" x1="0" y1="10" x2="100" y2="10"/><line class="hc-axis" x1="50" y1="1" x2="50" y2="19"/>
        <line class="hc-bar" x1=${low} y1="10" x2=${high} y2="10"/><circle class="hc-point" cx=${mean} cy="10" r="3.5"/>`}
    </svg><span class="figures">${words}</span></span>`;
}
