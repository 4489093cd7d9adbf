import {getJson, Failure} from './api';
import {received, type Freshness} from './freshness';
import {colon, count, t, type Key} from './language';

/** Who may know what an indicator's rules found; others are not told that there is something. */
const READERS = ['steward', 'analyst', 'admin'];

/** An indicator is checked when somebody asks, which takes its time with many values: those are looked at that have something new. */
const LOOKED_AT = 5;

/** What the rules of an indicator find in its values. */
export interface Found {
  of: Freshness;
  counts: {rule: string; findings: number}[];
  /** Why it could not be checked; null where it was. */
  refusal: string | null;
}

export function mayReadFindings(roles: string[]): boolean {
  return roles.some(role => READERS.includes(role));
}

/** Of the indicators that received something last, those in whose values there is something. */
export async function lastFindings(signal: AbortSignal): Promise<Found[]> {
  const newest = (await received()).items.filter(each => each.received !== null).slice(0, LOOKED_AT);
  const found: Found[] = [];
  for (const of of newest) {
    const one = await look(of, signal);
    if (one.refusal !== null || one.counts.length > 0) found.push(one);
  }
  return found;
}

async function look(of: Freshness, signal: AbortSignal): Promise<Found> {
  try {
    const report = await getJson<{counts: Found['counts']}>(`/api/v1/indicators/${of.indicator}/quality`, signal);
    return {of, counts: report.counts.filter(each => each.findings > 0), refusal: null};
  } catch (cause) {
    if (!(cause instanceof Failure) || cause.isLost) throw cause;
    return {of, counts: [], refusal: cause.message};
  }
}

/** What a rule finds. */
export function ruleName(rule: string): string {
  return t(`rule.${rule}` as Key);
}

/** By rule, as `outliers: 2, missing values: 1`. */
export function inOneLine(found: Found): string {
  return found.refusal ?? found.counts.map(each => ruleName(each.rule) + colon() + count(each.findings)).join(t('alerts.and'));
}
