import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Loading} from './loading';
import {standing} from './session';
import {Watched} from './watched';

/** What the server tells of. */
export type Told = 'evaluation' | 'policy' | 'import';

/** What has happened since the last news, gathered: a burst of evaluations is one reason to ask anew. */
export class News {
  /** Whether something may have happened that was not told. */
  isAnything = false;
  private readonly codes: Record<Told, Set<string>> = {evaluation: new Set(), policy: new Set(), import: new Set()};

  add(type: Told, code: string): void {
    this.codes[type].add(code);
  }

  /** What other news say, too. */
  take(other: News): void {
    this.isAnything ||= other.isAnything;
    for (const type of TYPES) for (const code of other.codes[type]) this.add(type, code);
  }

  of(type: Told, code: string): boolean {
    return this.isAnything || this.codes[type].has(code);
  }

  has(type: Told): boolean {
    return this.isAnything || this.codes[type].size > 0;
  }

  /** Asks anew for what has changed; where that is only possible, what is being asked for is new enough. */
  ask(loading: Pick<Loading<unknown>, 'again' | 'renew'>): void {
    if (this.isAnything) loading.renew();
    else loading.again();
  }
}

const TYPES: readonly Told[] = ['evaluation', 'policy', 'import'];
const PATH = `/api/v1/events?types=${TYPES.join(',')}`;
const GATHERED_FOR = 400;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60_000;

/** Whether what happens is told at present. */
export const isLive = new Watched(false);

const listeners = new Set<(news: News) => void>();
let stream: EventSource | null = null;
/** Between `live` and whatever ends that. */
let isHeard = false;
let pause = FIRST_PAUSE;
let timer = 0;
/** At first, too: a page may have been read before the stream was there. */
let hasMissed = true;
let gathered: News | null = null;

function gather(add: (news: News) => void): void {
  if (gathered === null) {
    gathered = new News();
    setTimeout(tell, GATHERED_FOR);
  }
  add(gathered);
}

function tell(): void {
  const news = gathered;
  gathered = null;
  if (news) for (const listener of [...listeners]) listener(news);
  isLive.set(isHeard);
}

function fallSilent(): void {
  isHeard = false;
  isLive.set(false);
}

function open(): void {
  const opened = new EventSource(PATH);
  stream = opened;
  opened.addEventListener('live', () => {
    pause = FIRST_PAUSE;
    isHeard = true;
    gather(news => (news.isAnything ||= hasMissed));
    hasMissed = false;
  });
  opened.addEventListener('stale', fallSilent);
  opened.addEventListener('reset', () => gather(news => (news.isAnything = true)));
  for (const type of TYPES) {
    opened.addEventListener(type, event => gather(news => news.add(type, (JSON.parse(event.data) as {subject: string}).subject)));
  }
  opened.addEventListener('error', () => {
    fallSilent();
    if (opened.readyState !== EventSource.CLOSED) return; // it comes back by itself, with the last id
    close();
    timer = setTimeout(decide, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  });
}

function close(): void {
  if (stream) hasMissed = true;
  stream?.close();
  stream = null;
  fallSilent();
}

function decide(): void {
  clearTimeout(timer);
  // A browser has six connections to a server, for all its windows: those that nobody looks at hold none.
  if (document.hidden || standing.value.is !== 'in') close();
  else if (stream === null) open();
}

/** Listens for as long as somebody is signed in and looks. */
export function listen(): void {
  document.addEventListener('visibilitychange', decide);
  standing.watch(decide);
}

/** Tells a part of the page what has happened; where that is costly to follow, all that happens within a pause at once. */
export class Following implements ReactiveController {
  private waiting: News | null = null;
  private timer = 0;

  constructor(
    host: ReactiveControllerHost,
    private readonly told: (news: News) => void,
    private readonly pause = 0,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    listeners.add(this.hear);
  }

  hostDisconnected(): void {
    listeners.delete(this.hear);
    clearTimeout(this.timer);
    this.waiting = null;
  }

  private readonly hear = (news: News): void => {
    if (this.pause === 0) {
      this.told(news);
      return;
    }
    if (this.waiting === null) {
      this.waiting = new News();
      this.timer = setTimeout(() => this.tell(), this.pause);
    }
    this.waiting.take(news);
  };

  private tell(): void {
    const all = this.waiting;
    this.waiting = null;
    if (all) this.told(all);
  }
}
