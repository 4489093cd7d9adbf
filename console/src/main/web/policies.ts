import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {announce, Element} from './element';
import {facets, FILTERS, unnamed, type Facets} from './facets';
import {count, inWords, label, t, type Bilingual, type Key, type Language} from './language';
import {Following} from './live';
import {Loading} from './loading';
import {learn} from './names';
import {changed, go, query, to} from './router';
import {pager, Searching} from './searching';
import {outcome, sentence, type Summary} from './summary';

/** What the list needs of a policy. */
interface Listed {
  code: string;
  title: Bilingual;
  category: string;
  level: string;
  status: string;
  issuer: string | null;
  documentNumber: string | null;
  announcedOn: string | null;
}

const PAGE = 50;

function howMany(found: Facets): string {
  return found.total === 1 ? t('policies.found.one') : t('policies.found', {n: count(found.total)});
}

/** The register: what is looked for, how it is narrowed down, fifty at a time. */
@customElement('hc-policies')
export class Policies extends Element {
  @property() search = '';
  @property() override lang: Language = 'en';
  /** Where there is no room beside the list, filters wait behind a fold. */
  private readonly isWide = matchMedia('(min-width: 864px)').matches;
  private readonly words = new Searching(this, 'policies.search.in', 200);

  /** Whether the register is another one than what is shown. */
  private isOld = false;

  private readonly list = new Loading<ListPage<Listed>>(
    this,
    (asked, signal) => getJson(`/api/v1/policies?${asked}`, signal),
    () => (this.isOld = false),
  );
  private readonly counts = new Loading<Facets>(
    this,
    (asked, signal) => getJson(`/api/v1/policy-facets?${asked}`, signal),
    found => announce(howMany(found)),
  );

  private readonly summaries = new Loading<ListPage<Summary>>(this, (codes, signal) =>
    getJson(`/api/v1/evaluations/summaries?policy=${codes}&limit=${PAGE}`, signal),
  );

  /** Until they have come, and where they do not, codes stand in their place. */
  private readonly names = new Loading<boolean>(this, (codes, signal) => learn(JSON.parse(codes), signal));

  constructor() {
    super();
    new Following(this, news => {
      if (this.list.value?.items.some(each => news.of('evaluation', each.code))) news.ask(this.summaries);
      if (news.isAnything) [this.list, this.counts].forEach(each => each.renew());
      else if (news.has('policy')) {
        this.isOld = true;
        this.requestUpdate();
      }
    });
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    const asked = new URLSearchParams();
    for (const name of ['q', ...FILTERS]) {
      const value = query().get(name);
      if (value) asked.set(name, value);
    }
    this.counts.of(asked.toString());
    for (const name of ['sort', 'cursor']) {
      const value = query().get(name);
      if (value) asked.set(name, value);
    }
    asked.set('limit', String(PAGE));
    this.list.of(asked.toString());
    const codes = this.list.value?.items.map(each => each.code) ?? [];
    if (codes.length > 0) this.summaries.of(codes.join(','));
    const nameless = this.counts.value ? unnamed(this.counts.value) : {};
    if (Object.keys(nameless).length > 0) this.names.of(JSON.stringify(nameless));
    document.title = `${t('policies.title')} – Hengce 衡策`;
  }

  protected override render(): TemplateResult {
    const found = this.counts.value;
    return html`<h1 tabindex="-1">${t('policies.title')}</h1>
      ${this.searching()}
      <div class="columns">
        <aside aria-label=${t('facets.title')}>
          <details class="filters" ?open=${this.isWide}><summary>${t('facets.title')}</summary>${found ? facets(found) : nothing}</details>
        </aside>
        <section class="results" aria-busy=${this.list.isUnderWay} aria-labelledby="found">
          <h2 id="found" class="found">${found ? howMany(found) : t('state.loading')}</h2>
          ${this.news()} ${this.list.state()} ${this.list.failure ? nothing : this.summaries.state()} ${this.rows()}
        </section>
      </div>`;
  }

  private searching(): TemplateResult {
    return this.words.form(html`<label>${t('policies.sort')} <select @change=${(event: Event) =>
        go(changed({sort: (event.target as HTMLSelectElement).value, cursor: null}))}>
        ${(query().has('q') ? ['RELEVANCE', 'DATE', 'CODE'] : ['CODE', 'DATE']).map(
          each => html`<option value=${each} .selected=${each === query().get('sort')}>${t(`policies.sort.${each}` as Key)}</option>`,
        )}
      </select></label>`);
  }

  /** Nothing moves under somebody's eyes: the list changes when asked to. */
  private news(): TemplateResult | typeof nothing {
    if (!this.isOld) return nothing;
    return html`<p class="news" role="status">${t('live.policies')}
      <button class="plain" @click=${() => [this.list, this.counts].forEach(each => each.again())}>${t('live.show')}</button></p>`;
  }

  private rows(): TemplateResult | typeof nothing {
    const page = this.list.value;
    if (page === null) return nothing;
    if (page.items.length === 0) return this.empty();
    return html`<ol class="policies">${page.items.map(each => this.row(each))}</ol>
      ${pager(t('policies.pages'), page.nextCursor, PAGE)}`;
  }

  private row(policy: Listed): TemplateResult {
    const facts = [label('category', policy.category), label('level', policy.level), t(`policy.status.${policy.status}` as Key)];
    const last = this.summaries.value?.items.find(each => each.policy.code === policy.code);
    return html`<li class="policy">
      ${outcome(last)}
      <h3><a href=${to(`/policies/${policy.code}`)}>${inWords(policy.title)}</a></h3>
      ${sentence(last)}
      <p class="quiet"><code>${policy.code}</code> · ${facts.join(' · ')}${policy.announcedOn ? ` · ${policy.announcedOn}` : ''}</p>
      ${policy.issuer ? html`<p class="quiet">${policy.issuer}${policy.documentNumber ? ` · ${policy.documentNumber}` : ''}</p>` : nothing}
    </li>`;
  }

  private empty(): TemplateResult {
    const narrowed = ['q', ...FILTERS].some(name => query().has(name));
    return narrowed
      ? html`<div class="notice"><p>${t('policies.none')}</p><p><a href=${to('/policies')}>${t('facets.clear')}</a></p></div>`
      : html`<div class="notice"><p>${t('policies.empty')}</p><p><a href="/docs">${t('policies.empty.do')}</a></p></div>`;
  }
}
