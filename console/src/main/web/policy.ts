import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {announce, Element} from './element';
import {history, slider, steps, type Evaluation} from './history';
import {inWords, moment, t, type Bilingual, type Language} from './language';
import {Following} from './live';
import {Loading} from './loading';
import {contentsLine, folded, headingOf, readReport, withLead, type Report} from './report';
import {changed, query, to} from './router';

/** What the page needs of a policy where there is no report yet. */
interface Policy {
  code: string;
  title: Bilingual;
  summary: Bilingual | null;
  status: string;
  pending: {code: string}[];
}

/** What a reader wants to know first; the rest, on which it stands, is behind folds. */
const OPEN = ['results', 'summary', 'score', 'robustness', 'limits'];
const FOLDED = ['policy', 'data', 'method', 'adjustments', 'annex'];
const FORMATS = ['html', 'pdf', 'xlsx', 'md'] as const;

/** A policy: what it changed, how sure that is, how that came to be known. */
@customElement('hc-policy')
export class PolicyPage extends Element {
  @property() code = '';
  @property() search = '';
  @property() override lang: Language = 'en';

  private readonly policy = new Loading<Policy>(this, (code, signal) => getJson(`/api/v1/policies/${code}`, signal));
  private readonly evaluations = new Loading<ListPage<Evaluation>>(this, (code, signal) =>
    getJson(`/api/v1/evaluations?policy=${code}&limit=50`, signal), () => this.notice(),
  );
  private readonly report = new Loading<Report>(this, async (key, signal) => {
    const path = `/api/v1/evaluations/${key.split(' ')[0]}`;
    return withLead(await readReport(`${path}/report`, `${path}/charts`, '', signal));
  });
  private readonly comparison = new Loading<Report>(this, (key, signal) => {
    const [older, newer] = key.split(' ');
    return readReport(`/api/v1/evaluations/${older}/compare/${newer}/report`, '', 'moved-', signal);
  });

  /** The newest evaluation that was there when the page was opened; null until then. */
  private known: {code: string; newest: string} | null = null;
  /** The one that came while it was open. */
  private fresh: Evaluation | null = null;

  constructor() {
    super();
    new Following(this, news => {
      if (news.of('evaluation', this.code)) news.ask(this.evaluations);
      if (news.of('policy', this.code)) news.ask(this.policy);
    });
  }

  /** Where the address names no evaluation the newest takes the place of the last one: said, so that nobody is surprised. */
  private notice(): void {
    const newest = this.steps.at(-1);
    const isOther = this.known?.code !== this.code;
    if (newest && !isOther && this.known?.newest !== newest.id) {
      this.fresh = newest;
      announce(t('live.evaluated', {at: moment(newest.completedAt ?? '')}));
    } else if (isOther) {
      this.fresh = null;
    }
    this.known = {code: this.code, newest: newest?.id ?? ''};
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    this.policy.of(this.code);
    this.evaluations.of(this.code);
    const chosen = this.chosen;
    if (chosen !== null) this.report.of(`${chosen} ${this.lang}`);
    const pair = this.moved;
    if (pair !== null) this.comparison.of(`${pair} ${this.lang}`);
    document.title = `${inWords(this.policy.value?.title) || this.code} – Hengce 衡策`;
  }

  private get steps(): Evaluation[] {
    return steps(this.evaluations.value?.items ?? []);
  }

  /** The evaluation that the address names, else the newest. */
  private get chosen(): string | null {
    return query().get('evaluation') ?? this.steps.at(-1)?.id ?? null;
  }

  /** The evaluation before the one whose change is asked for, and that one. */
  private get moved(): string | null {
    const at = this.steps.findIndex(each => each.id === query().get('moved'));
    return at < 1 ? null : `${this.steps[at - 1]?.id} ${this.steps[at]?.id}`;
  }

  protected override render(): TemplateResult {
    const report = this.report.value;
    return html`<article class="policy-page">
      <p class="crumb"><a href=${to('/policies')}>${t('policies.title')}</a> › <code>${this.code}</code></p>
      <h1 tabindex="-1">${report?.title ?? (inWords(this.policy.value?.title) || this.code)}</h1>
      ${report ? html`<p class="quiet">${report.byline}</p>` : nothing}
      ${this.policy.state()} ${this.evaluations.state()} ${this.chosen === null ? nothing : this.report.state()}
      ${report && this.chosen !== null ? this.evaluated(report, this.chosen) : this.unevaluated()}
    </article>`;
  }

  private evaluated(report: Report, chosen: string): TemplateResult {
    const all = this.steps;
    const parts = [...OPEN, 'history', ...FOLDED];
    return html`${slider(all, chosen)} ${this.news(chosen)}
      <div class="lead" aria-busy=${this.report.isUnderWay}>${report.sections.get('lead') ?? nothing}</div>
      ${this.downloads(chosen)}
      <div class="columns">
        <nav class="contents" aria-label=${t('policy.contents')}><ol>${parts.map(id => this.contents(id, report))}</ol></nav>
        <div class="parts">
          ${OPEN.map(id => report.sections.get(id) ?? nothing)}
          ${all.length > 0 ? this.histories(all, chosen) : nothing}
          ${FOLDED.map(id => folded(report.sections.get(id)))}
        </div>
      </div>`;
  }

  private news(chosen: string): TemplateResult | typeof nothing {
    const fresh = this.fresh;
    if (fresh === null) return nothing;
    const link = fresh.id === chosen
      ? html`<a href="${changed({moved: fresh.id})}#history">${t('live.moved')}</a>`
      : html`<a href=${changed({evaluation: null})}>${t('versions.newest')}</a>`;
    return html`<p class="news">${t('live.evaluated', {at: moment(fresh.completedAt ?? '')})} ${link}</p>`;
  }

  private contents(id: string, report: Report): TemplateResult | typeof nothing {
    const section = report.sections.get(id);
    if (id !== 'history' && !section) return nothing;
    return contentsLine(id, section ? headingOf(section) : t('history.title'));
  }

  private histories(all: Evaluation[], chosen: string): TemplateResult {
    const parts = this.moved === null ? [] : [...(this.comparison.value?.sections.values() ?? [])];
    return html`<section id="history" aria-labelledby="history-title"><h2 id="history-title">${t('history.title')}</h2>
      <p>${t('history.read')}</p>
      ${history(all, chosen, query().get('moved'))}
      ${this.moved === null ? nothing : html`<div class="moved" aria-busy=${this.comparison.isUnderWay}>${this.comparison.state()} ${parts}</div>`}
    </section>`;
  }

  /** In the language of the page; the other one is a link further. */
  private downloads(id: string): TemplateResult {
    const path = `/api/v1/evaluations/${id}/report`;
    const other = this.lang === 'zh' ? 'en' : 'zh';
    const files = (lang: Language): TemplateResult[] =>
      FORMATS.map(
        format => html`<a href="${path}.${format}?lang=${lang}" download="${this.code}-${lang}.${format}">${t(`download.${format}`)}</a>`,
      );
    return html`<div class="downloads" role="group" aria-label=${t('download.title')}>
      <p><strong>${t('download.title')}</strong> ${files(this.lang)}
        <a href="${path}.pdf?form=sheet&lang=${this.lang}" download="${this.code}-sheet-${this.lang}.pdf">${t('download.sheet')}</a></p>
      <p class="quiet">${t('download.other')} ${files(other)}</p></div>`;
  }

  private unevaluated(): TemplateResult | typeof nothing {
    const policy = this.policy.value;
    if (policy === null || this.evaluations.value === null || this.chosen !== null) return nothing;
    const waits = policy.pending.map(each => each.code).join(', ');
    return html`<p>${inWords(policy.summary)}</p>
      <div class="notice"><h2>${t('policy.unevaluated')}</h2>
        ${policy.status === 'DRAFT' ? html`<p>${t('policy.draft')}</p>` : nothing}
        ${policy.status !== 'DRAFT' && waits === '' ? html`<p>${t('policy.waits')}</p>` : nothing}
        ${waits === '' ? nothing : html`<p>${t('policy.pending', {codes: waits})}</p>`}</div>`;
  }
}
