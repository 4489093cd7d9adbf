import {labels} from 'hengce';
import {en} from './texts/en';
import {zh} from './texts/zh';
import {Watched} from './watched';

export type Language = 'zh' | 'en';
export type Key = keyof typeof en;
/** As the API has texts of people: at least one of the two. */
export type Bilingual = {zh?: string | null; en?: string | null};

const KEPT = 'hengce.language';
const texts: Record<Language, Record<Key, string>> = {zh, en};

/** What the address asks for, else what was chosen last, else what the browser prefers. */
function first(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEPT) ?? navigator.language;
  return asked.startsWith('zh') ? 'zh' : 'en';
}

export const language = new Watched<Language>(first());

export function speak(next: Language): void {
  localStorage.setItem(KEPT, next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  language.set(next);
}

/** A text of the console's own, with what stands in braces filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return texts[language.value][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The name of one of the contract's values, as reports have it; the value itself where it is newer than these words. */
export function label(group: string, value: string | null): string {
  return labels[language.value][`${group}.${value ?? 'none'}`] ?? value ?? '';
}

/** A text in the reader's language, else in the one that it has. */
export function inWords(text: Bilingual | null | undefined): string {
  return (language.value === 'zh' ? (text?.zh ?? text?.en) : (text?.en ?? text?.zh)) ?? '';
}

/** What stands between a name and what is said of it. */
export function colon(): string {
  return language.value === 'zh' ? '：' : ': ';
}

/** A number with the language's separators. */
export function count(n: number): string {
  return new Intl.NumberFormat(language.value).format(n);
}

/** An instant as reports write it, but to the second: evaluations follow on each other's heels. */
export function moment(instant: string): string {
  return `${instant.slice(0, 19).replace('T', ' ')} UTC`;
}
