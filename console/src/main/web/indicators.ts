import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {announce, Element} from './element';
import {count, inWords, label, t, type Bilingual, type Language} from './language';
import {Loading} from './loading';
import {changed, go, query, to} from './router';
import {pager, Searching} from './searching';

/** What the catalogue needs of an indicator. */
interface Listed {
  code: string;
  name: Bilingual;
  definition: Bilingual | null;
  dimension: string;
  frequency: string;
  unitMeasure: string;
  source: Bilingual | null;
}

const PAGE = 50;
const CHOICES: Record<'dimension' | 'frequency', readonly string[]> = {
  dimension: ['INNOVATION', 'INDUSTRY', 'EMPLOYMENT', 'ECONOMY', 'COMPETITIVENESS'],
  frequency: ['A', 'Q', 'M', 'W', 'D'],
};

/** The catalogue: what is observed. */
@customElement('hc-indicators')
export class Indicators extends Element {
  @property() search = '';
  @property() override lang: Language = 'en';
  private readonly words = new Searching(this, 'indicators.search.in', 100);

  private readonly list = new Loading<ListPage<Listed>>(
    this,
    (asked, signal) => getJson(`/api/v1/indicators?${asked}`, signal),
    found => announce(this.howMany(found)),
  );

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    const asked = new URLSearchParams({limit: String(PAGE)});
    for (const name of ['q', 'dimension', 'frequency', 'cursor']) {
      const value = query().get(name);
      if (value) asked.set(name, value);
    }
    this.list.of(asked.toString());
    document.title = `${t('indicators.title')} – Hengce 衡策`;
  }

  private howMany(found: ListPage<Listed>): string {
    const n = count(found.items.length);
    if (found.items.length === 1 && !query().has('cursor')) return t('indicators.found.one');
    return t(found.nextCursor === null && !query().has('cursor') ? 'indicators.found' : 'indicators.page', {n});
  }

  protected override render(): TemplateResult {
    const found = this.list.value;
    return html`<h1 tabindex="-1">${t('indicators.title')}</h1>
      ${this.searching()}
      <section class="results" aria-busy=${this.list.isUnderWay} aria-labelledby="found">
        <h2 id="found" class="found">${found ? this.howMany(found) : t('state.loading')}</h2>
        ${this.list.state()} ${this.rows()}
      </section>`;
  }

  private searching(): TemplateResult {
    return this.words.form(html`${this.choice('dimension')} ${this.choice('frequency')}`);
  }

  private choice(name: 'dimension' | 'frequency'): TemplateResult {
    return html`<label>${t(`indicators.${name}`)} <select name=${name} @change=${(event: Event) =>
      go(changed({[name]: (event.target as HTMLSelectElement).value, cursor: null}))}>
      <option value="">${t('indicators.any')}</option>
      ${CHOICES[name].map(each => html`<option value=${each} .selected=${each === query().get(name)}>${label(name, each)}</option>`)}
    </select></label>`;
  }

  private rows(): TemplateResult | typeof nothing {
    const page = this.list.value;
    if (page === null) return nothing;
    if (page.items.length === 0) return this.empty();
    return html`<ol class="policies">${page.items.map(each => this.row(each))}</ol>
      ${pager(t('indicators.pages'), page.nextCursor, PAGE)}`;
  }

  private row(each: Listed): TemplateResult {
    const facts = [label('dimension', each.dimension), label('frequency', each.frequency), label('measure', each.unitMeasure)];
    return html`<li class="policy">
      <h3><a href=${to(`/indicators/${each.code}`)}>${inWords(each.name)}</a></h3>
      ${each.definition ? html`<p>${inWords(each.definition)}</p>` : nothing}
      <p class="quiet"><code>${each.code}</code> · ${facts.join(' · ')}${each.source ? ` · ${inWords(each.source)}` : ''}</p>
    </li>`;
  }

  private empty(): TemplateResult {
    const narrowed = ['q', 'dimension', 'frequency'].some(name => query().has(name));
    return html`<div class="notice"><p>${t(narrowed ? 'indicators.none' : 'indicators.empty')}</p>
      <p>${narrowed
        ? html`<a href=${to('/indicators')}>${t('facets.clear')}</a>`
        : html`<a href="/docs">${t('indicators.empty.do')}</a>`}</p></div>`;
  }
}
