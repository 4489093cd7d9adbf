import {language, t} from './language';
import {again, csrfToken} from './session';

/** RFC 9457, as every error of the API is. */
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  traceId?: string;
}

/** Why there is nothing to show: the server's words, or ours where it was not reached. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title);
  }

  /** Nothing of the request may have arrived. */
  get isLost(): boolean {
    return this.status === 0;
  }
}

export function headers(accept = 'application/json'): Record<string, string> {
  return {Accept: accept, 'Accept-Language': language.value === 'zh' ? 'zh-CN' : 'en'};
}

export async function failure(answer: Response): Promise<Failure> {
  const isProblem = answer.headers.get('Content-Type')?.includes('json') ?? false;
  const problem = isProblem ? ((await answer.json()) as Problem) : {title: answer.statusText, status: answer.status};
  return new Failure(answer.status, problem);
}

/** Asks; when the session has ended meanwhile, waits until somebody has signed in and asks again. */
async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Failure(0, {title: t('error.lost'), status: 0, detail: t('error.lost.why')});
  }
  if (answer.status === 401) {
    await again();
    const token = csrfToken();
    const renewed = {...(init.headers as Record<string, string>)};
    if ('X-CSRF-Token' in renewed) renewed['X-CSRF-Token'] = token;
    return send(path, {...init, headers: renewed});
  }
  if (!answer.ok) throw await failure(answer);
  return answer;
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await send(path, {headers: headers(), signal: signal ?? null});
  return (await answer.json()) as T;
}

/** Sends a file; once, however often it has to be sent again. */
export async function postFile<T>(path: string, file: File, type: string): Promise<T> {
  const sent = {...headers(), 'Content-Type': type, 'X-CSRF-Token': csrfToken(), 'Idempotency-Key': crypto.randomUUID()};
  const answer = await send(path, {method: 'POST', headers: sent, body: file});
  return (await answer.json()) as T;
}

/** A page of the server's, to take parts of; nothing in it runs or loads. */
export async function getPage(path: string, signal?: AbortSignal): Promise<Document> {
  const answer = await send(path, {headers: headers('text/html'), signal: signal ?? null});
  const text = await answer.text();
  // Its head is for a page of its own: a stylesheet in it would be one that this page's policy refuses.
  return new DOMParser().parseFromString(text.slice(text.indexOf('<body')), 'text/html');
}

/** A page of a list. */
export interface ListPage<T> {
  items: T[];
  nextCursor: string | null;
}
