import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {Element} from './element';
import {count, inWords, label, moment, t, type Bilingual, type Language} from './language';
import {Following} from './live';
import {Loading} from './loading';
import {to} from './router';

/** How far the values of an indicator reach, as the API has it. */
export interface Freshness {
  indicator: string;
  name: Bilingual;
  frequency: string;
  lastPeriod: string | null;
  received: string | null;
  duePeriod: string | null;
  overdue: boolean;
}

const MOST = 1000;
const SHOWN = 8;
const PAUSE = 3_000;

/** Of all indicators, and of those that are overdue, as many as a page has. */
interface Reach {
  all: ListPage<Freshness>;
  late: ListPage<Freshness>;
}

let asked: Promise<ListPage<Freshness>> | null = null;

/**
 * Indicators with what they have received last, the newest first; of those there are more than a page of, those that the page has.
 * Parts of a page that ask in the same moment ask once.
 */
export function received(): Promise<ListPage<Freshness>> {
  if (asked === null) {
    asked = ask();
    setTimeout(() => (asked = null));
  }
  return asked;
}

async function ask(): Promise<ListPage<Freshness>> {
  const page = await getJson<ListPage<Freshness>>(`/api/v1/indicator-freshness?limit=${MOST}`);
  return {...page, items: page.items.sort((one, other) => (other.received ?? '').localeCompare(one.received ?? ''))};
}

/** What is overdue is asked for by itself only where a page does not hold all. */
async function reach(signal: AbortSignal): Promise<Reach> {
  const all = await received();
  if (all.nextCursor !== null) return {all, late: await getJson(`/api/v1/indicator-freshness?overdue=true&limit=${MOST}`, signal)};
  const late = all.items.filter(each => each.overdue).sort((one, other) => (one.indicator < other.indicator ? -1 : 1));
  return {all, late: {items: late, nextCursor: null}};
}

/** How fresh the data are: what is overdue, then what was received last. */
@customElement('hc-freshness')
export class FreshnessList extends Element {
  @property() override lang: Language = 'en';

  private readonly reach = new Loading<Reach>(this, (_, signal) => reach(signal));

  constructor() {
    super();
    new Following(this, news => {
      if (news.has('import') || news.has('evaluation')) news.ask(this.reach);
    }, PAUSE);
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    this.reach.of('');
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="freshness"><h2 id="freshness">${t('freshness.title')}</h2>
      ${this.reach.state()} ${this.indicators()}</section>`;
  }

  private indicators(): TemplateResult | typeof nothing {
    if (!this.reach.value) return nothing;
    const {all, late} = this.reach.value;
    if (all.items.length === 0) return html`<p>${t('freshness.none')}</p>`;
    const rows = [...late.items, ...all.items.filter(each => !each.overdue)];
    const rest = rows.slice(SHOWN);
    return html`<p class="quiet">${this.sum(this.reach.value)}</p>
      ${this.table(rows.slice(0, SHOWN))}
      ${rest.length === 0 ? nothing : html`<details class="more"><summary>${t('freshness.more', {n: count(rest.length)})}</summary>${this.table(rest)}</details>`}`;
  }

  private sum({all, late}: Reach): string {
    const n = `${count(late.items.length)}${late.nextCursor === null ? '' : '+'}`;
    const isDue = all.items.some(each => each.duePeriod !== null);
    const overdue = late.items.length === 0 ? t(isDue ? 'freshness.none-overdue' : 'freshness.none-due') : t('freshness.overdue', {n});
    return all.nextCursor === null ? overdue : `${overdue} ${t('freshness.first', {n: count(MOST)})}`;
  }

  private table(rows: Freshness[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('freshness.title')}>
      <table class="fresh"><caption>${t('freshness.title')}</caption>
        <thead><tr><th scope="col">${t('data.indicator')}</th><th scope="col">${t('freshness.every')}</th>
          <th scope="col">${t('freshness.last')}</th><th scope="col">${t('freshness.due')}</th><th scope="col">${t('freshness.received')}</th></tr></thead>
        <tbody>${rows.map(
          each => html`<tr><th scope="row"><a href=${to(`/indicators/${each.indicator}`)} title=${each.indicator}>${inWords(each.name)}</a></th>
            <td>${label('frequency', each.frequency)}</td><td>${each.lastPeriod ?? '–'}</td>
            <td>${each.overdue ? html`<strong class="overdue">${t('freshness.is-overdue', {period: each.duePeriod ?? ''})}</strong>` : (each.duePeriod ?? '–')}</td>
            <td class="date">${each.received === null ? '–' : moment(each.received)}</td></tr>`,
        )}</tbody></table></div>`;
  }
}
