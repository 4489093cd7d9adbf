import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {Element} from './element';
import {inOneLine, lastFindings, mayReadFindings, type Found} from './findings';
import {standing as became, type Import} from './import';
import {colon, count, inWords, moment, t, type Bilingual, type Key, type Language} from './language';
import {Following, type News} from './live';
import {Loading} from './loading';
import {to} from './router';
import type {Summary} from './summary';

interface Unsettled {
  code: string;
  title: Bilingual;
  pending: {code: string}[];
  contradicted: string[];
}

/** An evaluation that somebody asked for. */
interface Asked {
  policy: {code: string};
  reasons: Record<string, {text: Bilingual}>;
}

/** What is wrong in one way: how much of it, and what is to be said of the newest. */
interface Kind {
  name: 'unsettled' | 'failed' | 'not-evaluable' | 'harmful' | 'imports' | 'findings';
  count: string;
  lines: TemplateResult[];
}

type Part = Pick<Loading<unknown>, 'value' | 'failure' | 'of' | 'again' | 'renew' | 'state'>;

const COUNTED = 50;
const SHOWN = 3;
const LATELY_DAYS = 14;
const PAUSE = 3_000;

/** What needs somebody's attention, and what to do about it. */
@customElement('hc-alerts')
export class Alerts extends Element {
  @property({attribute: false}) roles: string[] = [];
  @property() override lang: Language = 'en';

  private readonly unsettled = this.asking<{total: number; items: Unsettled[]}>(async signal => {
    const [counts, page] = await Promise.all([
      getJson<{total: number}>('/api/v1/policy-facets?unsettled=true', signal),
      getJson<ListPage<Unsettled>>(`/api/v1/policies?unsettled=true&sort=DATE&limit=${SHOWN}`, signal),
    ]);
    return {total: counts.total, items: page.items};
  });
  private readonly failed = this.listing<Asked>('/api/v1/evaluations?status=FAILED');
  private readonly impossible = this.listing<Summary>('/api/v1/evaluations/summaries?status=NOT_EVALUABLE');
  private readonly harmful = this.listing<Summary>('/api/v1/evaluations/summaries?rating=HARMFUL');
  private readonly imports = this.asking<ListPage<Import>>(async signal => {
    const pages = await Promise.all(
      ['REJECTED', 'FAILED'].map(status => getJson<ListPage<Import>>(`/api/v1/imports?status=${status}&limit=${COUNTED}`, signal)),
    );
    const since = new Date(Date.now() - LATELY_DAYS * 86_400_000).toISOString();
    return {
      items: pages
        .flatMap(page => page.items)
        .filter(each => !each.dryRun && each.createdAt > since)
        .sort((one, other) => other.createdAt.localeCompare(one.createdAt)),
      nextCursor: pages.find(page => (page.items.at(-1)?.createdAt ?? '') > since)?.nextCursor ?? null,
    };
  });
  private readonly findings = this.asking<Found[]>(signal => lastFindings(signal));

  constructor() {
    super();
    new Following(this, news => this.parts(news).forEach(each => news.ask(each)), PAUSE);
  }

  /** Those of which what has happened may say something new; values come by imports, and by what is evaluated of them. */
  private parts(news: News): Part[] {
    const parts: Part[] = [];
    if (news.has('policy')) parts.push(this.unsettled);
    if (news.has('evaluation')) parts.push(this.failed, this.impossible, this.harmful);
    if (news.has('import')) parts.push(this.imports);
    if ((news.has('import') || news.has('evaluation')) && mayReadFindings(this.roles)) parts.push(this.findings);
    return parts;
  }

  private asking<T>(ask: (signal: AbortSignal) => Promise<T>): Loading<T> {
    return new Loading<T>(this, (_, signal) => ask(signal));
  }

  private listing<T>(path: string): Loading<ListPage<T>> {
    return this.asking(signal => getJson<ListPage<T>>(`${path}&limit=${COUNTED}`, signal));
  }

  private get all(): Part[] {
    const all: Part[] = [this.unsettled, this.failed, this.impossible, this.harmful, this.imports];
    return mayReadFindings(this.roles) ? [...all, this.findings] : all;
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    this.all.forEach(each => each.of(each === this.findings ? this.lang : ''));
  }

  protected override render(): TemplateResult {
    const failing = this.all.find(each => each.failure !== null);
    const kinds = this.kinds().filter(kind => kind.lines.length > 0);
    const isDone = this.all.every(each => each.value !== null || each.failure !== null);
    return html`<section class="alerts" aria-labelledby="alerts" aria-busy=${!isDone}><h2 id="alerts">${t('alerts.title')}</h2>
      ${failing ? failing.state() : nothing}
      ${kinds.map(kind => this.kind(kind))}
      ${kinds.length > 0 || failing ? nothing : html`<p>${t(isDone ? 'alerts.none' : 'state.loading')}</p>`}</section>`;
  }

  private kind({name, count: n, lines}: Kind): TemplateResult {
    return html`<section class="alert" aria-labelledby="alerts-${name}">
      <h3 id="alerts-${name}">${t(`alerts.${name}` as Key)} <span class="count">${n}</span></h3>
      <ul>${lines.map(line => html`<li>${line}</li>`)}</ul>
      <p class="quiet">${t(`alerts.${name}.do` as Key)}</p></section>`;
  }

  private kinds(): Kind[] {
    const {total, items} = this.unsettled.value ?? {total: 0, items: []};
    return [
      {name: 'failed', ...newest(this.failed.value, askedLine)},
      {name: 'harmful', ...newest(this.harmful.value, summaryLine)},
      {name: 'unsettled', count: count(total), lines: items.map(unsettledLine)},
      {name: 'not-evaluable', ...newest(this.impossible.value, summaryLine)},
      {name: 'imports', ...newest(this.imports.value, importLine)},
      {name: 'findings', ...newest({items: this.findings.value ?? [], nextCursor: null}, findingLine, this.findings.value?.length)},
    ];
  }
}

/** The newest few of a page, and how many there are: where there are more than a page of, at least. */
function newest<T>(page: ListPage<T> | null, line: (of: T) => TemplateResult, shown = SHOWN): Pick<Kind, 'count' | 'lines'> {
  const items = page?.items ?? [];
  return {count: `${count(items.length)}${page?.nextCursor ? '+' : ''}`, lines: items.slice(0, shown).map(line)};
}

function policy(code: string, title?: Bilingual): TemplateResult {
  return html`<a href=${to(`/policies/${code}`)}>${inWords(title) || code}</a>`;
}

function unsettledLine(of: Unsettled): TemplateResult {
  const codes = [...new Set(of.pending.map(each => each.code))];
  return html`${policy(of.code, of.title)}${colon()}
    ${codes.length === 0 ? nothing : t('alerts.pending', {codes: codes.slice(0, SHOWN).join(', '), n: codes.length})}
    ${of.contradicted.length === 0 ? nothing : t('alerts.contradicted', {fields: of.contradicted.join(', ')})}`;
}

function askedLine(of: Asked): TemplateResult {
  return html`${policy(of.policy.code)}${colon()}${inWords(of.reasons.status?.text)}`;
}

function summaryLine(of: Summary): TemplateResult {
  return html`${policy(of.policy.code, of.policy.title)}${colon()}${inWords(of.words.sentence)}`;
}

function importLine(of: Import): TemplateResult {
  return html`<a href=${to('/data', {import: of.id})}>${t('data.sent.by', {by: of.by, at: moment(of.createdAt)})}</a> ${t('data.stands', {standing: became(of)})}`;
}

function findingLine(of: Found): TemplateResult {
  const {indicator, name} = of.of;
  return html`<a href=${to(`/indicators/${indicator}`)}>${inWords(name)}</a>${colon()}${inOneLine(of)}`;
}
