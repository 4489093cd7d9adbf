import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {asKnown} from './as-known';
import {Element} from './element';
import {mayReadFindings} from './findings';
import {t, type Language} from './language';
import {Following} from './live';
import {Loading} from './loading';
import {quality, type Finding, type Quality} from './quality';
import {contentsLine, folded, headingOf, readReport, withLead, type Report} from './report';
import {changed, go, query, to} from './router';

interface Vintage {
  vintage: string;
}

/** What the values on the page are narrowed down to, as the API's parameters are called. */
const ASKED = ['region', 'sector', 'period', 'asOf'] as const;
const OPEN = ['summary', 'values', 'map', 'revisions'];
const FORMATS = ['html', 'xlsx', 'md'] as const;
const MOST_CHOSEN = 5;
const FINDINGS = 50;
const MOST_VINTAGES = 1000;

/** An indicator: its values over time and by region, as known at any time, and how far they can be relied on. */
@customElement('hc-indicator')
export class IndicatorPage extends Element {
  @property() code = '';
  @property({attribute: false}) roles: string[] = [];
  @property() search = '';
  @property() override lang: Language = 'en';

  private readonly vintages = new Loading<{code: string; items: Vintage[]}>(
    this,
    async (code, signal) => {
      const page = await getJson<ListPage<Vintage>>(`/api/v1/indicators/${code}/vintages?limit=${MOST_VINTAGES}`, signal);
      return {code, items: page.items};
    },
    () => this.see(this.known ?? this.newest),
  );
  private readonly report = new Loading<Report>(
    this,
    async (_, signal) => {
      const path = `/api/v1/indicators/${this.code}`;
      return withLead(await readReport(`${path}/report`, `${path}/charts`, '', signal, this.asked));
    },
    () => this.see(this.newest),
  );
  private readonly quality = new Loading<Quality>(this, (code, signal) => getJson(`/api/v1/indicators/${code}/quality`, signal));
  private readonly findings = new Loading<ListPage<Finding>>(this, (code, signal) =>
    getJson(`/api/v1/indicators/${code}/quality/findings?limit=${FINDINGS}`, signal),
  );

  /** The newest instant at which values came, of those that are on the page where it shows the newest; null until that is known. */
  private known: string | null = null;

  constructor() {
    super();
    new Following(this, news => {
      if (news.has('import') || news.has('evaluation')) news.ask(this.vintages);
    });
  }

  private see(newest: string | null): void {
    if (query().get('asOf') === null) this.known = newest;
  }

  /** The newest first; those of the indicator before are none. */
  private get ofThis(): Vintage[] {
    return this.vintages.value?.code === this.code ? this.vintages.value.items : [];
  }

  private get newest(): string | null {
    return this.ofThis[0]?.vintage ?? null;
  }

  /** Whether values have come that are not on the page: nothing moves under somebody's eyes. */
  private get isOld(): boolean {
    return query().get('asOf') === null && this.known !== null && this.known !== this.newest;
  }

  private readonly showNew = (): void => [this.report, this.quality, this.findings].forEach(each => each.again());

  private get asked(): Record<string, string> {
    return Object.fromEntries(ASKED.flatMap(name => (query().get(name) ? [[name, query().get(name) ?? '']] : [])));
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    if (changes.has('code')) this.known = null;
    this.vintages.of(this.code);
    this.report.of(`${this.code} ${this.lang} ${new URLSearchParams(this.asked)}`);
    if (mayReadFindings(this.roles)) {
      this.quality.of(this.code);
      this.findings.of(this.code);
    }
    document.title = `${this.report.value?.title ?? this.code} – Hengce 衡策`;
  }

  protected override render(): TemplateResult {
    const report = this.report.value;
    return html`<article class="policy-page">
      <p class="crumb"><a href=${to('/indicators')}>${t('indicators.title')}</a> › <code>${this.code}</code></p>
      <h1 tabindex="-1">${report?.title ?? this.code}</h1>
      ${report ? html`<p class="quiet">${report.byline}</p>` : nothing}
      ${this.report.state()} ${this.report.failure ? nothing : this.vintages.state()}
      ${this.isOld ? html`<p class="news" role="status">${t('live.values')}
        <button class="plain" @click=${this.showNew}>${t('live.show')}</button></p>` : nothing}
      ${report ? this.shown(report) : nothing}
    </article>`;
  }

  private shown(report: Report): TemplateResult {
    const parts = [...OPEN, ...(mayReadFindings(this.roles) ? ['quality'] : []), 'definition'];
    return html`${this.slider()}
      <div class="lead" aria-busy=${this.report.isUnderWay}>${report.sections.get('lead') ?? nothing}</div>
      ${this.downloads()}
      <div class="columns">
        <nav class="contents" aria-label=${t('policy.contents')}><ol>${parts.map(id => this.contents(id, report))}</ol></nav>
        <div class="parts">
          ${this.choosing(report)}
          ${OPEN.map(id => report.sections.get(id) ?? nothing)}
          ${mayReadFindings(this.roles) ? quality(this.code, this.quality, this.findings) : nothing}
          ${folded(report.sections.get('definition'))}
        </div>
      </div>`;
  }

  private slider(): TemplateResult | typeof nothing {
    const all = [...this.ofThis].reverse().map(each => each.vintage);
    const asOf = query().get('asOf');
    const at = all.indexOf(asOf ?? this.known ?? '');
    if (asOf !== null && at < 0) {
      return html`<div class="versions"><strong>${t('versions.title')}</strong> ${asOf}
        <a href=${changed({asOf: null})}>${t('versions.newest')}</a></div>`;
    }
    return asKnown(all, at, i => this.choose(all, i), changed({asOf: null}), 'versions.values');
  }

  private choose(all: string[], i: number): void {
    if (i < all.length - 1) go(changed({asOf: all[i] ?? null}));
    else if (query().has('asOf')) go(changed({asOf: null}));
    else this.showNew();
  }

  private contents(id: string, report: Report): TemplateResult | typeof nothing {
    const section = report.sections.get(id);
    if (id !== 'quality' && !section) return nothing;
    return contentsLine(id, section ? headingOf(section) : t('quality.title'));
  }

  /** Which regions are named, and of which period the map is: what there is stands in the tables behind the charts. */
  private choosing(report: Report): TemplateResult | typeof nothing {
    const chosen = (query().get('region') ?? '').split(',').filter(code => code !== '');
    const regions = rows(report.sections.get('map'));
    const periods = rows(report.sections.get('values')).map(row => row[0] ?? '');
    if (regions.length < 2 && periods.length < 2) return nothing;
    const names = new Map(regions.map(([code, name]) => [code ?? '', name ?? '']));
    const choose = (next: string[]): void => go(changed({region: next.join(',')}));
    const period = query().get('period') ?? '';
    return html`<div class="choosing" role="group" aria-label=${t('indicator.choose')}>
      ${regions.length < 2 ? nothing : this.adding(regions, chosen, choose)}
      ${chosen.map(code => html`<button type="button" class="plain" @click=${() => choose(chosen.filter(each => each !== code))}
        aria-label=${t('indicator.region.remove', {name: names.get(code) ?? code})}>${names.get(code) ?? code} ×</button>`)}
      <label>${t('indicator.period')} <select @change=${(event: Event) => go(changed({period: (event.target as HTMLSelectElement).value}))}>
        <option value="">${t('indicator.period.last')}</option>
        ${[...periods].reverse().map(each => html`<option value=${each} .selected=${each === period}>${each}</option>`)}
      </select></label>
    </div>`;
  }

  private adding(regions: string[][], chosen: string[], choose: (next: string[]) => void): TemplateResult {
    const isFull = chosen.length >= MOST_CHOSEN;
    return html`<label>${t('indicator.region')} <select ?disabled=${isFull}
      @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        const region = select.value;
        select.value = ''; // it is for the next one
        choose([...chosen, region]);
      }}>
      <option value="">${t(isFull ? 'indicator.region.enough' : 'indicator.region.add')}</option>
      ${regions.filter(([code]) => !chosen.includes(code ?? '')).map(([code, name]) => html`<option value=${code ?? ''}>${name}</option>`)}
    </select></label>`;
  }

  private downloads(): TemplateResult {
    const asked = new URLSearchParams({...this.asked, lang: this.lang});
    const values = new URLSearchParams({indicator: this.code});
    const asOf = query().get('asOf');
    if (asOf) values.set('asOf', asOf);
    return html`<div class="downloads" role="group" aria-label=${t('download.title')}>
      <p><strong>${t('download.title')}</strong>
        ${FORMATS.map(
          format => html`<a href="/api/v1/indicators/${this.code}/report.${format}?${asked}" download="${this.code}.${format}">${t(`download.${format}`)}</a>`,
        )}
        <a href="/api/v1/observations.csv?${values}" download="${this.code}-values.csv">${t('indicator.values.csv')}</a>
        <a href="/api/v1/observations/revisions.csv?indicator=${this.code}" download="${this.code}-revisions.csv">${t('indicator.revisions.csv')}</a></p></div>`;
  }
}

/** The cells of the table behind a chart. */
function rows(section: HTMLElement | undefined): string[][] {
  const table = section?.querySelector('details table');
  return [...(table?.querySelectorAll('tbody tr') ?? [])].map(row => [...row.children].map(cell => cell.textContent?.trim() ?? ''));
}
