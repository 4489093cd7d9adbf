import {html, nothing, svg, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import './alerts';
import {getJson, type ListPage} from './api';
import {Element} from './element';
import './freshness';
import {count, inWords, label, moment, t, type Bilingual, type Language} from './language';
import {Following} from './live';
import {Loading} from './loading';
import {to} from './router';
import {markOf} from './score';
import {outcome, sentence, type Summary} from './summary';

/** How many policies have which rating. */
interface Ratings {
  policies: number;
  ratings: {rating: string | null; word: Bilingual; count: number}[];
}

const NEWEST = 10;

/** When this person was here before, on this browser; the same for as long as the window is open. */
function lastVisit(name: string): string | null {
  const key = `hengce.seen.${name}`;
  const since = sessionStorage.getItem(key) ?? localStorage.getItem(key);
  if (since !== null) sessionStorage.setItem(key, since);
  localStorage.setItem(key, new Date().toISOString());
  return since;
}

/** What was found last, how all policies stand, what needs somebody, and how fresh the data are. */
@customElement('hc-overview')
export class Overview extends Element {
  @property() name = '';
  @property({attribute: false}) roles: string[] = [];
  @property() override lang: Language = 'en';
  private since: string | null = null;

  /** Whether there are newer evaluations than those that are shown. */
  private isOld = false;

  private readonly newest = new Loading<ListPage<Summary>>(
    this,
    (_, signal) => getJson(`/api/v1/evaluations/summaries?limit=${NEWEST}`, signal),
    () => (this.isOld = false),
  );
  private readonly ratings = new Loading<Ratings>(this, (_, signal) => getJson('/api/v1/evaluations/ratings', signal));

  constructor() {
    super();
    new Following(this, news => {
      if (!news.has('evaluation')) return;
      news.ask(this.ratings);
      if (news.isAnything || this.newest.value?.items.length === 0) news.ask(this.newest);
      else this.isOld = true;
      this.requestUpdate();
    });
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    if (changes.has('name')) this.since = lastVisit(this.name);
    this.newest.of(this.name);
    this.ratings.of(this.name);
    document.title = `${t('overview.title')} – Hengce 衡策`;
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${t('overview.title')}</h1>
      ${this.newest.state()} ${this.newest.failure ? nothing : this.ratings.state()}
      <div class="columns reversed">
        <div>${this.changes()}</div>
        <div>${this.standings()}
          <hc-alerts .roles=${this.roles} .lang=${this.lang}></hc-alerts></div>
      </div>
      <hc-freshness .lang=${this.lang}></hc-freshness>`;
  }

  private changes(): TemplateResult | typeof nothing {
    const items = this.newest.value?.items;
    if (!items) return nothing;
    if (items.length === 0) {
      return html`<div class="notice"><p>${t('overview.empty')}</p><p><a href=${to('/policies')}>${t('missing.do')}</a></p></div>`;
    }
    const fresh = items.filter(each => this.isNew(each)).length;
    return html`<section aria-labelledby="changes"><h2 id="changes">${t('overview.changes')}</h2>
      ${this.since === null ? nothing : html`<p class="quiet">${t('overview.since', {at: moment(this.since), n: fresh})}</p>`}
      ${this.isOld ? this.news() : nothing}
      <ol class="policies">${items.map(each => this.change(each))}</ol></section>`;
  }

  /** Nothing moves under somebody's eyes: the list changes when asked to. */
  private news(): TemplateResult {
    return html`<p class="news" role="status">${t('live.evaluations')}
      <button class="plain" @click=${() => this.newest.again()}>${t('live.show')}</button></p>`;
  }

  private change(each: Summary): TemplateResult {
    const when = each.completedAt === null ? '' : moment(each.completedAt);
    return html`<li class="policy">${outcome(each)}
      <h3><a href=${to(`/policies/${each.policy.code}`)}>${inWords(each.policy.title)}</a>
        ${this.isNew(each) ? html`<span class="new">${t('overview.new')}</span>` : nothing}</h3>
      ${sentence(each)}
      <p class="quiet">${when} · ${label('trigger', each.trigger)}</p></li>`;
  }

  private isNew(each: Summary): boolean {
    return this.since !== null && each.completedAt !== null && each.completedAt > this.since;
  }

  private standings(): TemplateResult | typeof nothing {
    const all = this.ratings.value;
    if (!all || all.policies === 0) return nothing;
    return html`<section aria-labelledby="standings"><h2 id="standings">${t('overview.ratings')}</h2>
      <table class="ratings"><caption>${t('overview.ratings')}</caption>
        <thead><tr><th scope="col">${t('history.rating')}</th><th scope="col" class="number">${t('policies.title')}</th><td></td></tr></thead>
        <tbody>${all.ratings.map(each => {
          const mark = each.rating === null ? {symbol: '–', style: ''} : markOf(each.rating);
          return html`<tr><th scope="row"><span class="mark ${mark.style}" aria-hidden="true">${mark.symbol}</span> ${inWords(each.word)}</th>
            <td class="number">${count(each.count)}</td>
            <td><svg class="hc-chart strip ${mark.style}" viewBox="0 0 72 12" width="72" height="12" aria-hidden="true">
              ${svg`<rect class="hc-fill" x="0" y="1" width=${(72 * each.count) / all.policies} height="10"/>`}</svg></td></tr>`;
        })}</tbody></table></section>`;
  }
}
