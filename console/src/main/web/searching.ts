import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {t, type Key} from './language';
import {changed, go, query} from './router';

const PAUSE = 250;

/** Words that a list is narrowed down to, as they are typed; they stand in the address. */
export class Searching implements ReactiveController {
  private typing = 0;

  constructor(
    host: ReactiveControllerHost,
    private readonly placeholder: Key,
    private readonly longest: number,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.typing);
  }

  /** The field, and what else narrows the list down or sorts it. */
  form(more: TemplateResult): TemplateResult {
    return html`<form class="search" role="search" @submit=${this.submit}>
      <label class="unseen" for="q">${t('policies.search')}</label>
      <input id="q" name="q" type="search" maxlength=${this.longest} placeholder=${t(this.placeholder)} .value=${query().get('q') ?? ''}
        @input=${this.typed}>
      <button class="primary">${t('policies.search')}</button>
      ${more}
    </form>`;
  }

  private readonly typed = (event: Event): void => {
    const words = (event.target as HTMLInputElement).value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.look(words, true), PAUSE);
  };

  private readonly submit = (event: SubmitEvent): void => {
    event.preventDefault();
    clearTimeout(this.typing);
    this.look(String(new FormData(event.target as HTMLFormElement).get('q')), false);
  };

  /** Another list, from its beginning and in the order that fits it. */
  private look(words: string, replace: boolean): void {
    const next = changed({q: words.trim(), sort: null, cursor: null});
    if (next !== location.pathname + location.search) go(next, replace);
  }
}

/** To the first page of a list, and to the one behind this. */
export function pager(name: string, next: string | null, size: number): TemplateResult {
  return html`<nav class="pager" aria-label=${name}>
    ${query().has('cursor') ? html`<a href=${changed({cursor: null})}>${t('policies.first')}</a>` : nothing}
    ${next ? html`<a rel="next" href=${changed({cursor: next})}>${t('policies.next', {n: size})}</a>` : nothing}
  </nav>`;
}
