import {html, nothing, type TemplateResult} from 'lit';
import {count, inWords, label, t, type Key} from './language';
import {isRegister, nameOf, unknown, type Register} from './names';
import {changed, query, to} from './router';

/** By what the list can be narrowed down, as the API's parameters are called. */
export const FILTERS = ['category', 'status', 'level', 'instrument', 'sector', 'region', 'strategy'] as const;

type Filter = (typeof FILTERS)[number];

/** How many policies there are of each value. */
export type Facets = Record<Filter, {value: string; count: number}[]> & {total: number};

const SHOWN = 8;

function named(filter: Filter, value: string): string {
  if (filter === 'status') return t(`policy.status.${value}` as Key);
  if (isRegister(filter)) return inWords(nameOf(filter, value)) || value;
  return label(filter, value);
}

/** The values that are shown: the most frequent, and what is chosen. */
function shown(filter: Filter, found: Facets): {value: string; count: number}[] {
  const chosen = query().get(filter);
  const values = found[filter].slice(0, SHOWN);
  if (chosen !== null && !values.some(each => each.value === chosen)) values.unshift({value: chosen, count: 0});
  return values;
}

/** Codes whose names are not known yet. */
export function unnamed(found: Facets): Partial<Record<Register, string[]>> {
  const codes: Partial<Record<Register, string[]>> = {};
  for (const filter of FILTERS.filter(isRegister)) {
    const missing = unknown(filter, shown(filter, found).map(each => each.value));
    if (missing.length > 0) codes[filter] = missing;
  }
  return codes;
}

function facet(filter: Filter, found: Facets): TemplateResult | typeof nothing {
  const chosen = query().get(filter);
  const values = shown(filter, found);
  if (values.length === 0) return nothing;
  return html`<section class="facet" aria-labelledby="facet-${filter}">
    <h2 id="facet-${filter}">${t(`facets.${filter}`)}</h2>
    <ul>${values.map(each => {
      const isChosen = each.value === chosen;
      return html`<li><a href=${changed({[filter]: isChosen ? null : each.value, cursor: null}, '/policies')}
        aria-current=${isChosen ? 'true' : nothing}>
        <span title=${isRegister(filter) ? each.value : nothing}>${named(filter, each.value)}${isChosen ? html`<span class="unseen"> (${t('facets.chosen')})</span>` : nothing}</span>
        <span class="count">${count(each.count)}</span></a></li>`;
    })}</ul></section>`;
}

/** The values to choose from, each a link with how many there are; a chosen one is taken away by its link. */
export function facets(found: Facets): TemplateResult {
  const narrowed = FILTERS.some(filter => query().has(filter));
  return html`${narrowed ? html`<p><a href=${to('/policies')}>${t('facets.clear')}</a></p>` : nothing}
    ${FILTERS.map(filter => facet(filter, found))}`;
}
