import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import './data';
import {Element} from './element';
import './indicator';
import './indicators';
import {language, speak, t, type Language} from './language';
import './overview';
import './policies';
import './policy';
import {isLive} from './live';
import {address, changed, go, pageOf, query, to} from './router';
import {end, standing} from './session';
import './sign-in';
import {paint, theme, type Theme} from './theme';
import {Watching} from './watched';

/** The frame around every page: where one is, in which language, as whom. */
@customElement('hc-app')
export class App extends Element {
  private path = location.pathname;
  private wasOut = false;

  constructor() {
    super();
    new Watching(this, [language, theme, address, standing, isLive]);
  }

  protected override render(): TemplateResult {
    const asked = query().get('lang');
    if (asked && (asked === 'zh' || asked === 'en') && asked !== language.value) queueMicrotask(() => speak(asked));
    return html`
      <a class="skip" href="#content">${t('shell.skip')}</a>
      <div class="bar" role="banner">
        <a class="brand" href=${to('/')}>Hengce <span lang="zh">衡策</span></a>
        ${standing.value.is === 'none' ? nothing : this.pages()}
        <div class="settings">${this.languages()} ${this.themes()} ${this.person()}</div>
      </div>
      <main id="content" tabindex="-1">${this.content()}</main>
      <div id="announcements" class="unseen" role="status" aria-live="polite"></div>
      <hc-sign-in-again></hc-sign-in-again>`;
  }

  private content(): TemplateResult | typeof nothing {
    const now = standing.value;
    if (now.is === 'unknown') return nothing;
    if (!('session' in now)) return html`<hc-sign-in></hc-sign-in>`;
    const page = pageOf(location.pathname);
    if (page.name === 'overview') {
      return html`<hc-overview .name=${now.session.name} .roles=${now.session.roles} .lang=${language.value}></hc-overview>`;
    }
    if (page.name === 'policies') return html`<hc-policies .search=${location.search} .lang=${language.value}></hc-policies>`;
    if (page.name === 'indicators') return html`<hc-indicators .search=${location.search} .lang=${language.value}></hc-indicators>`;
    if (page.name === 'indicator') {
      return html`<hc-indicator .code=${page.code} .roles=${now.session.roles} .search=${location.search} .lang=${language.value}></hc-indicator>`;
    }
    if (page.name === 'data') {
      return html`<hc-data .roles=${now.session.roles} .search=${location.search} .lang=${language.value}></hc-data>`;
    }
    if (page.name === 'policy') {
      return html`<hc-policy .code=${page.code} .search=${location.search} .lang=${language.value}></hc-policy>`;
    }
    return html`<h1 tabindex="-1">${t('missing.title')}</h1>
      <p>${t('missing.why')} <a href=${to('/policies')}>${t('missing.do')}</a></p>`;
  }

  private pages(): TemplateResult {
    const link = (path: string, words: string): TemplateResult =>
      html`<a href=${to(path)} aria-current=${location.pathname === path ? 'page' : nothing}>${words}</a>`;
    return html`<nav class="pages" aria-label=${t('shell.pages')}>
      ${link('/', t('overview.title'))} ${link('/policies', t('policies.title'))} ${link('/indicators', t('indicators.title'))} ${link('/data', t('data.title'))}</nav>`;
  }

  private languages(): TemplateResult {
    const other: Language = language.value === 'zh' ? 'en' : 'zh';
    return html`<a class="setting" href=${changed({lang: other})} lang=${other} hreflang=${other}
      @click=${(event: Event) => {
        event.preventDefault();
        speak(other);
        go(changed({lang: other}), true);
      }}>${other === 'zh' ? '中文' : 'English'}</a>`;
  }

  private themes(): TemplateResult {
    return html`<label class="setting"><span class="unseen">${t('shell.theme')}</span>
      <select @change=${(event: Event) => paint((event.target as HTMLSelectElement).value as Theme)}>
        ${(['auto', 'light', 'dark'] as const).map(
          each => html`<option value=${each} ?selected=${each === theme.value}>${t(`shell.theme.${each}`)}</option>`,
        )}
      </select></label>`;
  }

  private person(): TemplateResult | typeof nothing {
    if (!('session' in standing.value)) return nothing;
    return html`${isLive.value ? html`<span class="setting live" title=${t('live.title')}>${t('live.name')}</span>` : nothing}
      <span class="setting who" title=${t('shell.who')}>${standing.value.session.name}</span>
      <button class="plain setting" @click=${() => void end()}>${t('shell.sign-out')}</button>`;
  }

  /** At a change of page the focus goes to its heading, so that readers and keyboards are where the eyes are. */
  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    const isElsewhere = location.pathname !== this.path;
    this.path = location.pathname;
    if (isElsewhere) scrollTo(0, 0);
    if (isElsewhere || this.hasJustComeIn()) void this.focusHeading();
  }

  /** The form that had the focus is gone. */
  private hasJustComeIn(): boolean {
    const was = this.wasOut;
    this.wasOut = standing.value.is === 'none';
    return was && !this.wasOut;
  }

  private async focusHeading(): Promise<void> {
    const page = this.querySelector<Element>('#content > *');
    if (page instanceof Element) await page.updateComplete;
    this.querySelector<HTMLElement>('#content h1')?.focus();
  }
}
