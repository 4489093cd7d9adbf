import {html, nothing, type TemplateResult} from 'lit';
import {getPage} from './api';
import './figure';
import {language} from './language';

/** The server's report, taken apart: its words, charts and tables are shown as they are and said nowhere else. */
export interface Report {
  title: string;
  byline: string;
  /** By their ids, in the report's order; each with its heading. */
  sections: Map<string, HTMLElement>;
}

/**
 * Reads a report.
 *
 * @param path of the report as a page
 * @param charts where the charts have addresses of their own; empty if they have none
 * @param prefix set before all ids, so that two reports may stand on one page
 * @param asked what the report is narrowed down to, and its charts with it
 */
export async function readReport(
  path: string, charts: string, prefix: string, signal: AbortSignal, asked: Record<string, string> = {},
): Promise<Report> {
  const wanted = new URLSearchParams({...asked, lang: language.value}).toString();
  const page = await getPage(`${path}?${wanted}`, signal);
  const sections = new Map<string, HTMLElement>();
  for (const section of page.querySelectorAll<HTMLElement>('main > section')) {
    const id = section.id;
    const own = document.importNode(section, true);
    if (prefix !== '') rename(own, prefix);
    for (const figure of own.querySelectorAll('figure')) wrap(figure, charts, wanted);
    sections.set(id, own);
  }
  return {
    title: page.querySelector('h1')?.textContent ?? '',
    byline: page.querySelector('header .quiet')?.textContent ?? '',
    sections,
  };
}

function rename(part: HTMLElement, prefix: string): void {
  for (const each of [part, ...part.querySelectorAll('[id]')]) each.id = prefix + each.id;
  for (const each of [part, ...part.querySelectorAll('[aria-labelledby]')]) {
    const names = each.getAttribute('aria-labelledby');
    if (names) each.setAttribute('aria-labelledby', names.split(' ').map(name => prefix + name).join(' '));
  }
  for (const link of part.querySelectorAll('a[href^="#"]')) {
    link.setAttribute('href', `#${prefix}${link.getAttribute('href')?.slice(1) ?? ''}`);
  }
}

/** A picture and the table behind it become one element that can be read point by point. */
function wrap(figure: HTMLElement, charts: string, wanted: string): void {
  const chart = document.createElement('hc-figure');
  chart.dataset.charts = charts;
  chart.dataset.asked = wanted;
  const table = figure.nextElementSibling;
  figure.replaceWith(chart);
  chart.append(figure);
  if (table instanceof HTMLDetailsElement) chart.append(table);
}

/** Takes the finding and the facts beside it out of the summary, to stand before everything else. */
export function withLead(report: Report): Report {
  const lead = document.createElement('div');
  const summary = report.sections.get('summary');
  lead.append(...(summary?.querySelectorAll('.finding, .facts') ?? []));
  if (summary && summary.querySelector(':scope > :not(h2)') === null) report.sections.delete('summary');
  report.sections.set('lead', lead);
  return report;
}

/** The heading of a section, to be listed in the contents. */
export function headingOf(section: HTMLElement): string {
  return section.querySelector('h2')?.textContent ?? '';
}

/** A line of the contents; what it leads to may be behind a fold. */
export function contentsLine(id: string, heading: string): TemplateResult {
  const open = (): void => {
    const fold = document.getElementById(id)?.closest('details');
    if (fold) fold.open = true;
  };
  return html`<li><a href="#${id}" @click=${open}>${heading}</a></li>`;
}

/** A section behind a fold; nothing where there is none. */
export function folded(section: HTMLElement | undefined): TemplateResult | typeof nothing {
  if (!section) return nothing;
  return html`<details class="fold"><summary>${headingOf(section)}</summary>${section}</details>`;
}
