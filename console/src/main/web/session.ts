import {Watched} from './watched';

/** Who is signed in, as `GET /api/v1/auth/session` says it. */
export interface Session {
  name: string;
  roles: string[];
  regions: string[];
  csrfToken: string;
}

/** `unknown` until the server was asked, `none` when nobody is signed in, `ended` when the session ended under somebody's hands. */
export type Standing = {is: 'unknown' | 'none'} | {is: 'in' | 'ended'; session: Session};

const PATH = '/api/v1/auth/session';
// No secret, only whether it is worth asking: the cookie itself is for no script to read.
const KEPT = 'hengce.signed-in';

export const standing = new Watched<Standing>({is: 'unknown'});

/** Whether people sign in through an identity provider, too. */
export const hasProvider = document.documentElement.dataset.provider === 'configured';

let goingOn: (() => void)[] = [];

function take(session: Session): void {
  localStorage.setItem(KEPT, 'yes');
  standing.set({is: 'in', session});
  for (const resume of goingOn) resume();
  goingOn = [];
}

/** Asks who is signed in with this browser. */
export async function look(): Promise<void> {
  if (!hasProvider && localStorage.getItem(KEPT) === null) {
    standing.set({is: 'none'});
    return;
  }
  const answer = await fetch(PATH).catch(() => null);
  if (answer?.ok) take((await answer.json()) as Session);
  else if (standing.value.is !== 'ended') standing.set({is: 'none'});
}

/** Signs in; what the server says otherwise is for the caller. */
export async function begin(username: string, password: string, headers: HeadersInit): Promise<Response | null> {
  const answer = await fetch(PATH, {
    method: 'POST',
    headers: {...headers, 'Content-Type': 'application/json'},
    body: JSON.stringify({username, password}),
  });
  if (!answer.ok) return answer;
  take((await answer.json()) as Session);
  return null;
}

export function csrfToken(): string {
  return 'session' in standing.value ? standing.value.session.csrfToken : '';
}

/** The session is over: resolves once somebody is signed in again, so that what was begun goes on. */
export function again(): Promise<void> {
  if (standing.value.is === 'in') standing.set({is: 'ended', session: standing.value.session});
  else if (standing.value.is !== 'ended') standing.set({is: 'none'});
  return new Promise(resolve => goingOn.push(resolve));
}

export async function end(): Promise<void> {
  await fetch(PATH, {method: 'DELETE', headers: {'X-CSRF-Token': csrfToken()}});
  localStorage.removeItem(KEPT);
  standing.set({is: 'none'});
}
