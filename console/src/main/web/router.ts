import {Watched} from './watched';

/** A page that there is, by its address. */
export type Page = {name: 'overview' | 'policies' | 'indicators' | 'data'} | {name: 'policy' | 'indicator'; code: string} | {name: 'missing'};

const ONE = /^\/(policies|indicators)\/([A-Za-z0-9_-]{1,64})$/;

/** Path and query, without what stands behind `#`: that is a place on the page. */
export const address = new Watched(location.pathname + location.search);

export function pageOf(path: string): Page {
  if (path === '/') return {name: 'overview'};
  if (path === '/policies') return {name: 'policies'};
  if (path === '/indicators') return {name: 'indicators'};
  if (path === '/data') return {name: 'data'};
  const [, list, code] = ONE.exec(path) ?? [];
  return code === undefined ? {name: 'missing'} : {name: list === 'policies' ? 'policy' : 'indicator', code};
}

export function query(): URLSearchParams {
  return new URLSearchParams(location.search);
}

/** This address with other parameters; null takes one away. */
export function changed(changes: Record<string, string | null>, path = location.pathname): string {
  const next = query();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  const rest = next.toString();
  return rest === '' ? path : `${path}?${rest}`;
}

/** Another page of the console, with nothing of this one but the language. */
export function to(path: string, parameters: Record<string, string> = {}): string {
  const next = new URLSearchParams(parameters);
  const lang = query().get('lang');
  if (lang !== null) next.set('lang', lang);
  const rest = next.toString();
  return rest === '' ? path : `${path}?${rest}`;
}

/** Goes there; `replace` where going back should skip this step. */
export function go(url: string, replace = false): void {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  address.set(location.pathname + location.search);
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const link = event.composedPath().find((part): part is HTMLAnchorElement => part instanceof HTMLAnchorElement);
  if (!link || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return;
  if (pageOf(link.pathname).name === 'missing' || (link.hash !== '' && link.search === location.search)) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

/** Links to pages of the console change the page without loading another; back and forward work. */
export function start(): void {
  addEventListener('click', follow);
  addEventListener('popstate', () => address.set(location.pathname + location.search));
}
