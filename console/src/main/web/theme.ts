import {Watched} from './watched';

export type Theme = 'auto' | 'light' | 'dark';

const KEPT = 'hengce.theme';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

function kept(): Theme {
  return THEMES.find(theme => theme === localStorage.getItem(KEPT)) ?? 'auto';
}

export const theme = new Watched<Theme>(kept());

/** Light, dark, or as the system has it. */
export function paint(next: Theme): void {
  localStorage.setItem(KEPT, next);
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  theme.set(next);
}
