import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {Failure} from './api';
import {t} from './language';

/** What a part of the page is made from: asked for when its key changes; what was there stays until the new has come. */
export class Loading<T> implements ReactiveController {
  value: T | null = null;
  failure: Failure | null = null;
  isUnderWay = false;
  private key: string | null = null;
  private controller = new AbortController();
  private readonly retry = (): void => {
    if (this.failure?.isLost) this.again();
  };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: (key: string, signal: AbortSignal) => Promise<T>,
    private readonly arrived: (value: T) => void = () => {},
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.retry);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.retry);
    this.controller.abort();
    this.key = null;
  }

  /** Asks, unless it has asked for the same. */
  of(key: string): void {
    if (key !== this.key) {
      this.key = key;
      void this.run(key);
    }
  }

  again(): void {
    if (this.key !== null) void this.run(this.key);
  }

  /** Asks again, unless it is being asked for already. */
  renew(): void {
    if (!this.isUnderWay) this.again();
  }

  private async run(key: string): Promise<void> {
    this.controller.abort();
    const controller = new AbortController();
    this.controller = controller;
    this.isUnderWay = true;
    this.host.requestUpdate();
    try {
      const value = await this.ask(key, controller.signal);
      if (controller.signal.aborted) return;
      this.value = value;
      this.failure = null;
      this.arrived(value);
    } catch (cause) {
      if (controller.signal.aborted) return;
      if (!(cause instanceof Failure)) throw cause;
      this.failure = cause;
    }
    this.isUnderWay = false;
    this.host.requestUpdate();
  }

  /** What happened, why, and what to do next; nothing when all is well. */
  state(): TemplateResult | typeof nothing {
    if (this.failure) return failed(this.failure, () => this.again());
    return this.value === null && this.isUnderWay ? html`<p class="waiting" role="status">${t('state.loading')}</p>` : nothing;
  }
}

export function failed(failure: Failure, again: () => void): TemplateResult {
  const {problem, status} = failure;
  return html`<div class="notice" role="alert">
    <h2>${status === 403 ? t('error.forbidden') : problem.title}</h2>
    <p>${problem.detail ?? ''}</p>
    <p>${status === 403 ? t('error.forbidden.do') : status >= 500 ? t('error.server.do') : nothing}</p>
    ${status === 404 || status === 403 ? nothing : html`<button @click=${again}>${t('error.again')}</button>`}
    ${problem.traceId ? html`<p class="quiet">${t('error.id')} <code>${problem.traceId}</code></p>` : nothing}
  </div>`;
}
