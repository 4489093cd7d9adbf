import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {failure, headers} from './api';
import {Element} from './element';
import {language, t} from './language';
import {begin, hasProvider, look, standing} from './session';
import {Watching} from './watched';

/** Name and password, and a way to the identity provider where there is one. */
@customElement('hc-sign-in-form')
export class SignInForm extends Element {
  /** Known when a session is to go on: nobody else must take it over. */
  @property() name = '';
  @state() private refusal = '';
  @state() private isUnderWay = false;

  constructor() {
    super();
    new Watching(this, [language]);
  }

  protected override render(): TemplateResult {
    const returnTo = encodeURIComponent(location.pathname + location.search);
    return html`<form class="sign-in" @submit=${this.submit}>
      <label>${t('sign-in.name')}
        <input name="username" autocomplete="username" required .value=${this.name} ?readonly=${this.name !== ''}></label>
      <label>${t('sign-in.password')}
        <input name="password" type="password" autocomplete="current-password" required></label>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <button class="primary" ?disabled=${this.isUnderWay}>${t('sign-in.do')}</button>
      ${hasProvider ? this.provider(returnTo) : nothing}
    </form>`;
  }

  /** In the middle of something in a window of its own: what is on this page stays. */
  private provider(returnTo: string): TemplateResult {
    return this.name === ''
      ? html`<a href="/api/v1/auth/login?returnTo=${returnTo}">${t('sign-in.provider')}</a>`
      : html`<a href="/api/v1/auth/login?returnTo=/" target="_blank" rel="opener">${t('sign-in.provider.window')}</a>
          <button type="button" @click=${() => void look()}>${t('sign-in.provider.done')}</button>`;
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    this.isUnderWay = true;
    try {
      const refused = await begin(String(fields.get('username')), String(fields.get('password')), headers());
      this.refusal = refused ? (await failure(refused)).message : '';
    } catch {
      this.refusal = t('error.lost.why');
    }
    this.isUnderWay = false;
    if (this.refusal !== '') form.querySelector<HTMLInputElement>('[name=password]')?.select();
  };
}

/** The page of those who are not signed in; what they wanted to see comes at the same address. */
@customElement('hc-sign-in')
export class SignIn extends Element {
  constructor() {
    super();
    new Watching(this, [language]);
  }

  protected override render(): TemplateResult {
    document.title = `${t('sign-in.title')} – Hengce 衡策`;
    return html`<div class="narrow"><h1 tabindex="-1">${t('sign-in.title')}</h1>
      <p>${t('sign-in.why')}</p><hc-sign-in-form></hc-sign-in-form></div>`;
  }
}

/**
 * The session has ended in the middle of something: sign in and go on; the page behind it stays as it is. Escape, which browsers let
 * nobody forbid, does not take the dialog away.
 */
@customElement('hc-sign-in-again')
export class SignInAgain extends Element {
  constructor() {
    super();
    new Watching(this, [language, standing]);
  }

  protected override render(): TemplateResult {
    const ended = standing.value.is === 'ended' ? standing.value.session : null;
    return html`<dialog aria-labelledby="again-title" @close=${() => this.requestUpdate()}>
      ${ended === null
        ? nothing
        : html`<h2 id="again-title">${t('sign-in.again')}</h2>
            <p>${t('sign-in.again.why')}</p>
            <hc-sign-in-form .name=${ended.name}></hc-sign-in-form>`}
    </dialog>`;
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    const dialog = this.querySelector('dialog');
    if (standing.value.is === 'ended' && dialog && !dialog.open) dialog.showModal();
    else if (standing.value.is !== 'ended' && dialog?.open) dialog.close();
  }
}
