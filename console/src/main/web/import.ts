import {html, nothing, type TemplateResult} from 'lit';
import {TARGETS} from './columns';
import {count, moment, t, type Key} from './language';

/** A file of values and what became of it, as the API has it. */
export interface Import {
  id: string;
  by: string;
  status: 'RECEIVING' | 'QUEUED' | 'RUNNING' | 'COMPLETED' | 'REJECTED' | 'FAILED';
  dryRun: boolean;
  format: string;
  createdAt: string;
  rows: number | null;
  accepted: number | null;
  unchanged: number | null;
  rejected: number | null;
  errorCount: number | null;
  errors: {line: number; column: string; value: string | null; reason: string; suggestion: string | null}[];
  preview: Preview | null;
}

/** Where something may be wrong; `row` for all of a row, `action` of SDMX-CSV. */
const PARTS = [...TARGETS, 'row', 'action'] as const;

interface Preview {
  added: number;
  changed: number;
  unchanged: number;
  rows: {line: number; indicator: string; region: string; sector: string; period: string; value: number | null}[];
}

export function isUnderWay(found: Import): boolean {
  return found.status === 'RECEIVING' || found.status === 'QUEUED' || found.status === 'RUNNING';
}

/** A dry run that is no more than looked at, or what was published. */
export function standing(found: Import): string {
  return t(`data.status.${found.dryRun && found.status === 'COMPLETED' ? 'CHECKED' : found.status}` as Key);
}

/** What became of it: in one sentence, then what was understood, then what is wrong. */
export function outcome(found: Import): TemplateResult {
  if (isUnderWay(found)) {
    return html`<p role="status">${t('data.running', {n: count(found.rows ?? 0)})} <progress aria-label=${standing(found)}></progress></p>`;
  }
  return html`<p role="status"><strong>${t('data.stands', {standing: standing(found)})}</strong> ${counts(found)}</p>
    ${found.preview ? preview(found.preview) : nothing}
    ${errors(found)}`;
}

function counts(found: Import): string {
  if (found.preview) {
    const {added, changed, unchanged} = found.preview;
    return t(found.status === 'REJECTED' ? 'data.without' : 'data.would', {added: count(added), changed: count(changed), unchanged: count(unchanged), rejected: count(found.rejected ?? 0)});
  }
  return found.rows === null
    ? ''
    : t('data.did', {accepted: count(found.accepted ?? 0), unchanged: count(found.unchanged ?? 0), rejected: count(found.rejected ?? 0)});
}

function preview(of: Preview): TemplateResult | typeof nothing {
  if (of.rows.length === 0) return nothing;
  const parts = ['indicator', 'region', 'sector', 'period'] as const;
  return html`<h3>${t('data.preview')}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('data.preview')}><table><caption>${t('data.preview')}</caption>
      <thead><tr><th scope="col" class="number">${t('data.line')}</th>${parts.map(part => html`<th scope="col">${t(`data.${part}`)}</th>`)}
        <th scope="col" class="number">${t('data.value')}</th></tr></thead>
      <tbody>${of.rows.map(row => html`<tr><th scope="row" class="number">${count(row.line)}</th>
        ${parts.map(part => html`<td>${row[part]}</td>`)}<td class="number">${row.value ?? '–'}</td></tr>`)}</tbody></table></div>`;
}

function errors(found: Import): TemplateResult | typeof nothing {
  if (!found.errorCount) return nothing;
  return html`<h3>${t('data.errors', {n: count(found.errorCount)})}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${t('data.errors', {n: count(found.errorCount)})}>
      <table><caption>${t('data.errors', {n: count(found.errorCount)})}</caption>
      <thead><tr><th scope="col" class="number">${t('data.line')}</th><th scope="col">${t('data.part')}</th><th scope="col">${t('data.cell')}</th>
        <th scope="col">${t('data.reason')}</th><th scope="col">${t('data.suggestion')}</th></tr></thead>
      <tbody>${found.errors.map(each => html`<tr><th scope="row" class="number">${count(each.line)}</th>
        <td>${part(each.column)}</td><td>${each.value ?? ''}</td><td>${each.reason}</td><td>${each.suggestion ?? ''}</td></tr>`)}
      </tbody></table></div>
    <p><a href="/api/v1/imports/${found.id}/errors" download="errors.csv">${t('data.errors.file')}</a></p>`;
}

function part(column: string): string {
  return (PARTS as readonly string[]).includes(column) ? t(`data.${column}` as Key) : column;
}

/** What was sent, newest first; each leads to what became of it. */
export function history(all: Import[], link: (id: string) => string, chosen: string | null): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('data.history')}>
    <table><caption>${t('data.history')}</caption>
      <thead><tr><th scope="col">${t('data.sent')}</th><th scope="col">${t('data.by')}</th><th scope="col">${t('data.outcome')}</th>
        <th scope="col" class="number">${t('data.rows')}</th><th scope="col" class="number">${t('data.new')}</th>
        <th scope="col" class="number">${t('data.wrong')}</th></tr></thead>
      <tbody>${all.map(each => html`<tr aria-current=${each.id === chosen ? 'true' : nothing}>
        <th scope="row" class="date"><a href=${link(each.id)}>${moment(each.createdAt)}</a></th>
        <td>${each.by}</td><td>${standing(each)}</td><td class="number">${figure(each.rows)}</td>
        <td class="number">${figure(each.accepted)}</td><td class="number">${figure(each.rejected)}</td></tr>`)}</tbody></table></div>`;
}

function figure(n: number | null): string {
  return n === null ? '–' : count(n);
}
