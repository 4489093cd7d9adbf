import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {Failure, postFile} from './api';
import {fitting, guessed, headings, isText, missing, NEEDED, TARGETS, written, type Mapping, type Target} from './columns';
import {Element} from './element';
import type {Import} from './import';
import {t, type Language} from './language';
import {failed} from './loading';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file is chosen, its columns are named, it is checked, and only then published. */
@customElement('hc-upload')
export class Upload extends Element {
  @property() override lang: Language = 'en';
  /** What was checked last, if it could be published as it is. */
  @property({attribute: false}) checked: Import | null = null;
  @state() private file: File | null = null;
  @state() private columns: string[] = [];
  @state() private mapping: Mapping = guessed([]);
  @state() private leavesWrongRowsOut = false;
  @state() private isSending = false;
  @state() private failure: Failure | null = null;
  @state() private lacks: Target | null = null;
  /** The import that checked just this file with just these columns. */
  @state() private looked: string | null = null;

  protected override render(): TemplateResult {
    return html`<form class="upload" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void this.send(true);
    }}>
      <label class="file">${t('data.file')}
        <input type="file" name="file" accept=".csv,.txt,.tsv,.xlsx" required @change=${this.choose}></label>
      ${this.file === null ? html`<p class="quiet">${t('data.file.help')}</p>` : this.columnsOf(this.file)}
    </form>`;
  }

  private columnsOf(file: File): TemplateResult {
    const isReady = this.looked !== null && this.checked?.id === this.looked && this.checked.status === 'COMPLETED';
    return html`<fieldset class="mapping"><legend>${t('data.columns')}</legend>
        <p class="quiet">${t(isText(file) ? 'data.columns.help' : 'data.columns.workbook')}</p>
        ${TARGETS.map(target => this.origin(target))}</fieldset>
      <label class="choice"><input type="checkbox" .checked=${this.leavesWrongRowsOut}
        @change=${(event: Event) => this.change(() => (this.leavesWrongRowsOut = (event.target as HTMLInputElement).checked))}>
        ${t('data.leave-out')}</label>
      ${this.lacks === null ? nothing : html`<p class="refusal" role="alert">${t('data.lacks', {part: t(`data.${this.lacks}`)})}</p>`}
      ${this.failure === null ? nothing : failed(this.failure, () => void this.send(true))}
      <p class="actions"><button class=${isReady ? '' : 'primary'} ?disabled=${this.isSending}>${t('data.check')}</button>
        <button type="button" class=${isReady ? 'primary' : ''} ?disabled=${!isReady || this.isSending}
          @click=${() => void this.send(false)}>${t('data.publish')}</button>
        ${isReady ? nothing : html`<span class="quiet">${t('data.publish.when')}</span>`}</p>`;
  }

  private origin(target: Target): TemplateResult {
    const {from, text} = this.mapping[target];
    const choices = NEEDED.has(target) ? (['column', 'constant'] as const) : (['column', 'constant', 'none'] as const);
    const id = `part-${target}`;
    return html`<div class="part"><span id=${id}>${t(`data.${target}`)}</span>
      <select aria-labelledby=${id} @change=${(event: Event) =>
        this.change(() => this.set(target, (event.target as HTMLSelectElement).value as (typeof choices)[number], ''))}>
        ${choices.map(each => html`<option value=${each} ?selected=${each === from}>${t(`data.from.${each}`)}</option>`)}</select>
      ${from === 'none' ? nothing : html`<input aria-label=${t(from === 'column' ? 'data.column.of' : 'data.constant.of', {part: t(`data.${target}`)})}
        list=${from === 'column' && this.columns.length > 0 ? 'headings' : nothing} .value=${text} maxlength="200"
        @input=${(event: Event) => this.change(() => this.set(target, from, (event.target as HTMLInputElement).value))}>`}
      ${target === TARGETS[0] ? html`<datalist id="headings">${this.columns.map(each => html`<option value=${each}></option>`)}</datalist>` : nothing}
    </div>`;
  }

  private set(target: Target, from: 'column' | 'constant' | 'none', text: string): void {
    this.mapping = {...this.mapping, [target]: {from, text}};
  }

  /** Whatever is changed has to be checked again. */
  private change(what: () => void): void {
    what();
    this.looked = null;
    this.lacks = null;
  }

  private readonly choose = async (event: Event): Promise<void> => {
    const file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.change(() => (this.file = file));
    this.failure = null;
    const columns = file === null ? [] : await headings(file);
    if (file !== this.file) return;
    this.columns = columns;
    this.mapping = fitting(this.mapping, columns);
  };

  private async send(isCheck: boolean): Promise<void> {
    const file = this.file;
    this.lacks = missing(this.mapping);
    if (file === null || this.lacks !== null) return;
    this.isSending = true;
    this.failure = null;
    const asked = new URLSearchParams({onError: this.leavesWrongRowsOut ? 'REJECT_ROWS' : 'REJECT_FILE'});
    const columns = written(this.mapping);
    if (columns !== '') asked.set('columns', columns);
    if (isCheck) asked.set('dryRun', 'true');
    try {
      const sent = await postFile<Import>(`/api/v1/imports?${asked}`, file, isText(file) ? CSV : XLSX);
      this.looked = isCheck ? sent.id : null;
      this.dispatchEvent(new CustomEvent('sent', {detail: sent.id}));
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      this.failure = cause;
    } finally {
      this.isSending = false;
    }
  }
}
