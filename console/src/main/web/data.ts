import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {getJson, type ListPage} from './api';
import {announce, Element} from './element';
import {history, isUnderWay, outcome, standing, type Import} from './import';
import {moment, t, type Language} from './language';
import {Loading} from './loading';
import {changed, go, query} from './router';
import './upload';

const SHOWN = 50;
const PAUSE = 600;
const SENDERS = ['steward', 'admin'];

/** Values come in here: a file is sent, and what became of each one stays readable. */
@customElement('hc-data')
export class Data extends Element {
  @property({attribute: false}) roles: string[] = [];
  @property() search = '';
  @property() override lang: Language = 'en';
  private timer = 0;

  private readonly list = new Loading<ListPage<Import>>(this, (_, signal) => getJson(`/api/v1/imports?limit=${SHOWN}`, signal));
  private readonly chosen = new Loading<Import>(
    this,
    (key, signal) => getJson(`/api/v1/imports/${key.split(' ')[0]}`, signal),
    found => this.arrived(found),
  );

  /** Asked for again until it is over. */
  private arrived(found: Import): void {
    clearTimeout(this.timer);
    if (isUnderWay(found)) {
      this.timer = setTimeout(() => this.chosen.again(), PAUSE);
    } else {
      announce(standing(found));
      this.list.again();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changes: PropertyValues): void {
    super.willUpdate(changes);
    this.list.of(this.lang);
    const id = query().get('import');
    if (id !== null) this.chosen.of(`${id} ${this.lang}`);
    document.title = `${t('data.title')} – Hengce 衡策`;
  }

  protected override render(): TemplateResult {
    const id = query().get('import');
    const found = this.chosen.value?.id === id ? this.chosen.value : null;
    return html`<h1 tabindex="-1">${t('data.title')}</h1>
      <section aria-labelledby="upload-title"><h2 id="upload-title">${t('data.upload')}</h2>${this.uploading(found)}</section>
      ${id === null ? nothing : html`<section class="outcome" aria-labelledby="outcome-title">
        <h2 id="outcome-title">${t('data.outcome')}</h2>
        ${this.chosen.state()}
        ${found ? html`<p class="quiet">${t('data.sent.by', {by: found.by, at: moment(found.createdAt)})}</p>${outcome(found)}` : nothing}</section>`}
      <section aria-labelledby="history-title"><h2 id="history-title">${t('data.history')}</h2>
        ${this.list.state()} ${this.sent(id)}</section>`;
  }

  private uploading(found: Import | null): TemplateResult {
    if (!this.roles.some(role => SENDERS.includes(role))) {
      return html`<div class="notice"><p>${t('data.forbidden')}</p></div>`;
    }
    return html`<hc-upload .lang=${this.lang} .checked=${found}
      @sent=${(event: CustomEvent<string>) => go(changed({import: event.detail}))}></hc-upload>`;
  }

  private sent(id: string | null): TemplateResult | typeof nothing {
    const items = this.list.value?.items;
    if (!items) return nothing;
    return items.length === 0 ? html`<p>${t('data.none')}</p>` : history(items, each => changed({import: each}), id);
  }
}
