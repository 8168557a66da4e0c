import type { FieldFault, Refusal, RefusalParams } from '../errors.ts';
import { type RefusalKind, type Refusals, refusals as shared } from '../refusals.ts';
import { inWords } from '../texts/dates.ts';
import { FIELD_TEXTS } from '../texts/field-texts.ts';
import { fill } from '../texts/fill.ts';
import { KIND_TITLES } from '../texts/kind-titles.ts';
import { LANGUAGES, type Language, type Text } from '../texts/language.ts';

/** The HTTP status of each kind of refusal: the only mapping in the system. */
export const STATUS: Readonly<Record<RefusalKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'wrong-media-type': 415,
  invalid: 422,
  'precondition-required': 428,
  unavailable: 503,
};

/** RFC 9457 problem details as we send them. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  /** The values of the sentence by name: days as `YYYY-MM-DD`, choices by their ids. */
  readonly params?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly { pointer: string; code: string; detail: string }[];
};

/** The HTTP status of a refusal's code. */
export const statusOf = (code: string, refusals: Refusals): number => STATUS[rowOf(code, refusals).kind];

/** A refusal in the caller's language. A code without a row is a bug: tests see it, callers get a general text. */
export function problemOf(
  refusal: Pick<Refusal, 'code' | 'params' | 'faults'>,
  language: Language,
  refusals: Refusals,
  requestId: string,
): Problem {
  const { code, params, faults } = refusal;
  const row = rowOf(code, refusals);
  return {
    type: `urn:skolebro:problem:${code}`,
    title: KIND_TITLES[row.kind][language],
    status: STATUS[row.kind],
    code,
    detail: sentence(row, language, params),
    requestId,
    ...(Object.keys(params).length > 0 && { params: onWire(params) }),
    ...(faults.length > 0 && { errors: faultsIn(faults, language, refusals) }),
  };
}

/** Faults of fields in the caller's language, for refusals and previews. */
export const faultsIn = (faults: readonly FieldFault[], language: Language, refusals: Refusals) =>
  faults.map(({ pointer, code, params, text = code }) => ({
    pointer,
    code,
    detail: sentence(besideField(text, refusals), language, params ?? {}),
  }));

/** The row of a code that refuses a request. */
export function rowOf(code: string, refusals: Refusals) {
  const row = refusals[code] ?? (shared as Refusals)[code];
  return row === undefined || row.kind === 'field' ? shared.internal : row;
}

/** The text beside a field: the field's own, else the text of the refusal. */
export function besideField(code: string, refusals: Refusals): Text {
  const row = refusals[code];
  const own = row && 'field' in row ? row.field : undefined;
  return own ?? row ?? FIELD_TEXTS[`field.${code}`] ?? shared.internal;
}

const sentence = (text: Text, language: Language, params: RefusalParams): string =>
  fill(text[language], params, (value) => inWords(value ?? '', language));

/** The params of a refusal for clients: choices become their ids. */
export const onWire = (params: RefusalParams): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.map(({ id }) => id).join(', ') : value,
    ]),
  );

/** The caller's preferred language among ours; bokmål otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/);
      return { tag: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const language = LANGUAGES.find((known) => known === (tag === 'no' ? 'nb' : tag));
    if (language) return language;
  }
  return 'nb';
}
