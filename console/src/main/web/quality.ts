import {html, nothing, type TemplateResult} from 'lit';
import type {ListPage} from './api';
import {ruleName} from './findings';
import {count, inWords, t, type Bilingual} from './language';
import type {Loading} from './loading';

/** How often each rule of an indicator found something. */
export interface Quality {
  day: string;
  checked: number;
  counts: {rule: string; findings: number}[];
}

/** One thing that a rule found. */
export interface Finding {
  rule: string;
  region: string;
  sector: string;
  period: string;
  message: Bilingual;
}

/** What the rules of an indicator find in its values: nothing of it is repaired or refused by itself. */
export function quality(code: string, found: Loading<Quality>, findings: Loading<ListPage<Finding>>): TemplateResult {
  const report = found.value;
  return html`<section id="quality" aria-labelledby="quality-title"><h2 id="quality-title">${t('quality.title')}</h2>
    ${found.state()}
    ${report === null ? nothing : html`<p>${t('quality.checked', {n: count(report.checked), day: report.day})}</p>
      ${counts(report)}`}
    ${listed(code, findings)}</section>`;
}

function counts(report: Quality): TemplateResult {
  return html`<table class="ratings"><caption class="unseen">${t('quality.title')}</caption>
    <thead><tr><th scope="col">${t('quality.rule')}</th><th scope="col" class="number">${t('quality.findings')}</th></tr></thead>
    <tbody>${report.counts.map(each => html`<tr><th scope="row">${ruleName(each.rule)}</th><td class="number">${count(each.findings)}</td></tr>`)}</tbody></table>`;
}

function listed(code: string, findings: Loading<ListPage<Finding>>): TemplateResult | typeof nothing {
  const items = findings.value?.items ?? [];
  if (items.length === 0) return findings.failure ? findings.state() as TemplateResult : nothing;
  return html`<details class="fold"><summary>${t(findings.value?.nextCursor ? 'quality.first' : 'quality.every', {n: count(items.length)})}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('quality.findings')}><table><caption class="unseen">${t('quality.findings')}</caption>
      <thead><tr><th scope="col">${t('quality.rule')}</th><th scope="col">${t('data.region')}</th><th scope="col">${t('data.sector')}</th>
        <th scope="col">${t('data.period')}</th><th scope="col">${t('quality.says')}</th></tr></thead>
      <tbody>${items.map(each => html`<tr><th scope="row">${ruleName(each.rule)}</th><td>${each.region}</td><td>${each.sector}</td>
        <td>${each.period}</td><td>${inWords(each.message)}</td></tr>`)}</tbody></table></div>
    <p><a href="/api/v1/indicators/${code}/quality/findings.csv" download="${code}-findings.csv">${t('quality.all')}</a></p></details>`;
}
