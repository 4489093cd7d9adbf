/** What a row of observations is made of; the last three may be left out. */
export const TARGETS = ['indicator', 'region', 'period', 'value', 'sector', 'status', 'confidentiality'] as const;
export type Target = (typeof TARGETS)[number];

export const NEEDED: ReadonlySet<Target> = new Set<Target>(['indicator', 'region', 'period', 'value']);

/** From where a part comes: a column of the file, one value for all rows, or nowhere. */
export interface Origin {
  from: 'column' | 'constant' | 'none';
  text: string;
}

export type Mapping = Record<Target, Origin>;

const HEAD = 65_536;
const SEPARATORS = [',', ';', '\t'];

/** The names of a file's columns, as far as they can be told here; none of a workbook. */
export async function headings(file: File): Promise<string[]> {
  if (!isText(file)) return [];
  const bytes = await file.slice(0, HEAD).arrayBuffer();
  const line = decoded(bytes).replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  const separator = SEPARATORS.reduce((best, each) => (line.split(each).length > line.split(best).length ? each : best));
  return fields(line, separator).filter(name => name !== '');
}

export function isText(file: File): boolean {
  return !/\.xlsx$/i.test(file.name);
}

/** As the server reads it: UTF-8, else GB18030. The last character may be cut in two. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true});
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function fields(line: string, separator: string): string[] {
  const all: string[] = [];
  let field = '';
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      all.push(field.trim());
      field = '';
    } else field += letter;
  }
  return [...all, field.trim()];
}

/** Columns that have the names of the targets are these. */
export function guessed(columns: string[]): Mapping {
  const mapping = {} as Mapping;
  for (const target of TARGETS) {
    const column = columns.find(each => each.toLowerCase() === target);
    mapping[target] = column === undefined ? {from: NEEDED.has(target) ? 'column' : 'none', text: ''} : {from: 'column', text: column};
  }
  return mapping;
}

/** What was said of another file, where it holds for this one; else what its columns' names say. */
export function fitting(before: Mapping, columns: string[]): Mapping {
  const named = TARGETS.filter(target => before[target].from === 'column' && before[target].text !== '');
  return named.length > 0 && named.every(target => columns.includes(before[target].text)) ? before : guessed(columns);
}

/** As the API's parameter `columns` has it; empty where the file has the names already. */
export function written(mapping: Mapping): string {
  const named = TARGETS.filter(target => mapping[target].from !== 'none');
  if (named.every(target => mapping[target].from === 'column' && mapping[target].text === target)) return '';
  return named.map(target => `${target}:${mapping[target].from === 'constant' ? '=' : ''}${mapping[target].text}`).join(',');
}

/** The first part without which a row says nothing. */
export function missing(mapping: Mapping): Target | null {
  return TARGETS.find(target => mapping[target].from !== 'none' && mapping[target].text.trim() === '') ?? null;
}
