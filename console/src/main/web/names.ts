import {getJson, type ListPage} from './api';
import type {Bilingual} from './language';
import {standing} from './session';

/** Whose entries have names, by how the lists of policies are narrowed down by them. */
const REGISTERS = {region: 'regions', sector: 'sectors', strategy: 'strategies'} as const;

export type Register = keyof typeof REGISTERS;

interface Entry {
  code: string;
  name?: Bilingual;
  title?: Bilingual;
}

/** What was asked for once while somebody is signed in; null where there is no such entry. */
const known = new Map<string, Bilingual | null>();

standing.watch(() => {
  if (standing.value.is === 'none') known.clear();
});

export function isRegister(filter: string): filter is Register {
  return filter in REGISTERS;
}

export function nameOf(register: Register, code: string): Bilingual | null {
  return known.get(`${register} ${code}`) ?? null;
}

/** Those that were not asked for yet. */
export function unknown(register: Register, codes: string[]): string[] {
  return codes.filter(code => !known.has(`${register} ${code}`));
}

/** Asks for all of them at once, each register once. */
export async function learn(codes: Partial<Record<Register, string[]>>, signal: AbortSignal): Promise<boolean> {
  await Promise.all(
    (Object.keys(REGISTERS) as Register[]).map(async register => {
      const asked = codes[register] ?? [];
      if (asked.length === 0) return;
      const page = await getJson<ListPage<Entry>>(`/api/v1/${REGISTERS[register]}?code=${asked.map(encodeURIComponent).join(',')}`, signal);
      for (const code of asked) known.set(`${register} ${code}`, null);
      for (const entry of page.items) known.set(`${register} ${entry.code}`, entry.name ?? entry.title ?? null);
    }),
  );
  return true;
}
