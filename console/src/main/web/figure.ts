import {language, t} from './language';
import {savePng} from './png';

const CORNER = /[ML]\s*(-?[\d.]+)/g;
const NAME = /^(.+)-(?:wide|narrow)-title$/;

/**
 * A chart of the server's with the table behind it. Where it has a line over time, pointer and arrow keys go from period to period
 * and show that row of the table: in the table's own words, so that picture and numbers cannot differ.
 */
export class Figure extends HTMLElement {
  private rows: string[][] = [];
  private headings: string[] = [];
  private at = -1;
  private reader: HTMLElement | null = null;
  private readonly rule = made('div', 'rule');
  private readonly readout = made('div', 'readout');

  connectedCallback(): void {
    const figure = this.querySelector('figure');
    if (!figure || this.reader) return;
    this.readTable();
    const pictures = [...figure.querySelectorAll('svg')];
    const first = pictures[0];
    if (!first) return;
    this.linkTo(first);
    if (this.rows.length > 1 && pictures.every(picture => corners(picture).length === this.rows.length)) {
      this.makeReadable(pictures);
    }
  }

  private readTable(): void {
    const table = this.querySelector('details table');
    this.headings = [...(table?.querySelectorAll('thead th') ?? [])].map(text);
    this.rows = [...(table?.querySelectorAll('tbody tr') ?? [])].map(row => [...row.children].map(text));
  }

  private makeReadable(pictures: SVGSVGElement[]): void {
    const plot = made('div', 'plot');
    pictures[0]?.before(plot);
    const reader = made('div', 'reader');
    this.reader = reader;
    reader.tabIndex = 0;
    reader.setAttribute('role', 'slider');
    reader.setAttribute('aria-label', t('figure.reader'));
    reader.setAttribute('aria-valuemin', '1');
    reader.setAttribute('aria-valuemax', String(this.rows.length));
    reader.setAttribute('aria-valuenow', '1');
    reader.setAttribute('aria-valuetext', this.words(0));
    this.readout.setAttribute('aria-hidden', 'true');
    this.hide();
    plot.append(...pictures, reader, this.rule);
    plot.after(this.readout);
    reader.addEventListener('pointermove', event => this.point(event));
    reader.addEventListener('pointerleave', () => this.hide());
    reader.addEventListener('focus', () => this.show(this.at < 0 ? this.rows.length - 1 : this.at));
    reader.addEventListener('blur', () => this.hide());
    reader.addEventListener('keydown', event => this.press(event));
  }

  private get picture(): SVGSVGElement | null {
    return [...this.querySelectorAll('svg')].find(each => each.getBoundingClientRect().width > 0) ?? null;
  }

  private point(event: PointerEvent): void {
    const picture = this.picture;
    if (!picture) return;
    const box = picture.getBoundingClientRect();
    const x = ((event.clientX - box.left) * picture.viewBox.baseVal.width) / box.width;
    const all = corners(picture);
    this.show(all.reduce((best, each, i) => (Math.abs(each - x) < Math.abs((all[best] ?? 0) - x) ? i : best), 0));
  }

  private press(event: KeyboardEvent): void {
    const last = this.rows.length - 1;
    const next: Record<string, number> = {
      ArrowRight: this.at + 1,
      ArrowUp: this.at + 1,
      ArrowLeft: this.at - 1,
      ArrowDown: this.at - 1,
      Home: 0,
      End: last,
    };
    const wanted = next[event.key];
    if (event.key === 'Escape') this.hide();
    if (wanted === undefined) return;
    event.preventDefault();
    this.show(Math.min(last, Math.max(0, wanted)));
  }

  private words(row: number): string {
    const cells = this.rows[row] ?? [];
    const rest = cells.map((cell, i) => `${this.headings[i]} ${cell}`).slice(1);
    return [cells[0], ...rest.filter((_, i) => told(cells[i + 1]))].join(language.value === 'zh' ? '，' : ', ');
  }

  private show(row: number): void {
    const picture = this.picture;
    if (!picture || !this.reader) return;
    this.at = row;
    this.reader.setAttribute('aria-valuenow', String(row + 1));
    this.reader.setAttribute('aria-valuetext', this.words(row));
    const box = picture.getBoundingClientRect();
    const frame = this.reader.getBoundingClientRect();
    const x = box.left - frame.left + ((corners(picture)[row] ?? 0) * box.width) / picture.viewBox.baseVal.width;
    const scale = box.height / picture.viewBox.baseVal.height;
    const [top, bottom] = span(picture);
    this.rule.style.left = `${x}px`;
    this.rule.style.top = `${top * scale}px`;
    this.rule.style.height = `${(bottom - top) * scale}px`;
    const cells = this.rows[row] ?? [];
    const list = document.createElement('dl');
    cells.forEach((cell, i) => {
      if (!told(cell)) return;
      const pair = document.createElement('div');
      pair.append(made('dt', '', this.headings[i]), made('dd', '', cell));
      list.append(pair);
    });
    this.readout.replaceChildren(list);
    this.rule.hidden = false;
    this.readout.classList.remove('idle');
  }

  /** Its place stays: nothing below the chart moves while one reads it. */
  private hide(): void {
    this.rule.hidden = true;
    this.readout.classList.add('idle');
  }

  /** The chart as a file, and its numbers. */
  private linkTo(picture: SVGSVGElement): void {
    const charts = this.dataset.charts ?? '';
    const name = NAME.exec(picture.getAttribute('aria-labelledby')?.split(' ')[0] ?? '')?.[1];
    if (charts === '' || name === undefined) return;
    const files = made('p', 'files');
    for (const type of ['svg', 'csv']) {
      const link = document.createElement('a');
      link.href = `${charts}/${name}.${type}?${this.dataset.asked ?? ''}`;
      link.download = `${name}.${type}`;
      link.textContent = type.toUpperCase();
      link.setAttribute('aria-label', t(`figure.${type as 'svg' | 'csv'}`));
      files.append(link);
    }
    files.append(...asPng(`${charts}/${name}.svg?${this.dataset.asked ?? ''}`, `${name}.png`));
    this.append(files);
  }
}

/** Its button, and a place for the words when it does not come about. */
function asPng(address: string, name: string): [HTMLElement, HTMLElement] {
  const button = made('button', 'plain', 'PNG');
  button.setAttribute('aria-label', t('figure.png'));
  const refusal = made('span', 'refusal');
  refusal.setAttribute('role', 'alert');
  button.addEventListener('click', () => {
    refusal.textContent = '';
    savePng(address, name).catch(() => (refusal.textContent = t('figure.png.failed')));
  });
  return [button, refusal];
}

/** Where the rows of its table stand, from left to right, in the picture's own measure: none where it is no chart over time. */
function corners(picture: SVGSVGElement): number[] {
  const path = picture.querySelector('.hc-corners')?.getAttribute('d') ?? '';
  return [...path.matchAll(CORNER)].map(corner => Number(corner[1]));
}

/** From where to where the picture's field reaches, which has its ticks at the bottom and its grid above them. */
function span(picture: SVGSVGElement): [number, number] {
  const heights = [...picture.querySelectorAll('.hc-grid, .hc-axis')].map(line => Number(line.getAttribute('y1')));
  return [Math.min(...heights), Math.max(...heights)];
}

function told(cell: string | undefined): boolean {
  return cell !== undefined && cell !== '' && cell !== '–';
}

function text(element: globalThis.Element): string {
  return element.textContent?.trim() ?? '';
}

function made(name: string, style: string, words = ''): HTMLElement {
  const element = document.createElement(name);
  if (style !== '') element.className = style;
  element.textContent = words;
  return element;
}

customElements.define('hc-figure', Figure);
