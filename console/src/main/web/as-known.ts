import {html, nothing, type TemplateResult} from 'lit';
import {moment, t} from './language';

/**
 * Something as it was known at each of several instants.
 *
 * @param instants oldest first
 * @param at which of them is shown; negative for none of them
 * @param choose shows another one
 * @param newest the address that always shows the last one
 * @param words how an instant is said
 */
export function asKnown(
  instants: string[], at: number, choose: (index: number) => void, newest: string,
  words: 'versions.at' | 'versions.values',
): TemplateResult | typeof nothing {
  if (instants.length < 2 || at < 0) return nothing;
  const said = (i: number): string => t(words, {at: moment(instants[i] ?? ''), n: i + 1, of: instants.length});
  const output = (input: HTMLInputElement): void => {
    const text = said(Number(input.value));
    input.setAttribute('aria-valuetext', text);
    const shown = input.parentElement?.querySelector('output');
    if (shown) shown.textContent = text;
  };
  return html`<div class="versions"><label for="as-known">${t('versions.title')}</label>
    <input id="as-known" type="range" min="0" max=${instants.length - 1} .value=${String(at)} aria-valuetext=${said(at)}
      @input=${(event: Event) => output(event.target as HTMLInputElement)}
      @change=${(event: Event) => choose(Number((event.target as HTMLInputElement).value))}>
    <output for="as-known" .textContent=${said(at)}></output>
    ${at < instants.length - 1 ? html`<a href=${newest}>${t('versions.newest')}</a>` : nothing}</div>`;
}
