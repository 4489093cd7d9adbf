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

/** Indicators with what they have received last, the newest first; of those there are more than a page of, those that the page has. */
export async function received(signal: AbortSignal): Promise<ListPage<Freshness>> {
  const page = await getJson<ListPage<Freshness>>(`/api/v1/indicator-freshness?limit=${MOST}`, signal);
  return {...page, items: page.items.sort((one, other) => (other.received ?? '').localeCompare(one.received ?? ''))};
}

/** How fresh the data are: what is overdue, then what was received last. */
@customElement('hc-freshness')
export class FreshnessList extends Element {
  @property() override lang: Language = 'en';

  private readonly all = new Loading<ListPage<Freshness>>(this, (_, signal) => received(signal));
  private readonly overdue = new Loading<ListPage<Freshness>>(this, (_, signal) =>
    getJson(`/api/v1/indicator-freshness?overdue=true&limit=${MOST}`, signal),
  );

  constructor() {
    super();
    new Following(this, news => {
      if (news.has('import') || news.has('evaluation')) [this.all, this.overdue].forEach(each => news.ask(each));
    }, PAUSE);
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    this.all.of('');
    this.overdue.of('');
  }

  protected override render(): TemplateResult {
    return html`<section aria-labelledby="freshness"><h2 id="freshness">${t('freshness.title')}</h2>
      ${this.all.state()} ${this.all.failure ? nothing : this.overdue.state()} ${this.indicators()}</section>`;
  }

  private indicators(): TemplateResult | typeof nothing {
    const [all, late] = [this.all.value, this.overdue.value];
    if (!all || !late) return nothing;
    if (all.items.length === 0) return html`<p>${t('freshness.none')}</p>`;
    const rows = [...late.items, ...all.items.filter(each => !each.overdue)];
    const rest = rows.slice(SHOWN);
    return html`<p class="quiet">${this.sum(all, late)}</p>
      ${this.table(rows.slice(0, SHOWN))}
      ${rest.length === 0 ? nothing : html`<details class="more"><summary>${t('freshness.more', {n: count(rest.length)})}</summary>${this.table(rest)}</details>`}`;
  }

  private sum(all: ListPage<Freshness>, late: ListPage<Freshness>): string {
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
