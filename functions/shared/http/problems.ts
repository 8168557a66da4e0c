import type { FieldFault, Refusal, RefusalKind, RefusalParams } from '../errors.ts';
import { inWords } from '../texts/dates.ts';
import { fill } from '../texts/fill.ts';
import { LANGUAGES, type Language, type Texts } from '../texts/language.ts';
import { COMMON } from '../texts/problem-texts.ts';

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

/** A refusal in the caller's language. A code without a text is a bug: tests see it, callers get a general text. */
export function problemOf(refusal: Refusal, language: Language, texts: Texts, requestId: string): Problem {
  const detail = textFor(refusal.code, language, texts, refusal.params);
  return {
    type: `urn:skolebro:problem:${refusal.code}`,
    title: textFor(`kind.${refusal.kind}`, language, texts, {}),
    status: STATUS[refusal.kind],
    code: refusal.code,
    detail,
    requestId,
    ...(Object.keys(refusal.params).length > 0 && { params: onWire(refusal.params) }),
    ...(refusal.faults.length > 0 && {
      errors: faultsIn(refusal.faults, language, texts),
    }),
  };
}

/** Faults of fields in the caller's language, for refusals and previews. */
export const faultsIn = (faults: readonly FieldFault[], language: Language, texts: Texts) =>
  faults.map(({ pointer, code, params, text = code }) => ({
    pointer,
    code,
    detail: textFor(`field.${text}`, language, texts, params ?? {}),
  }));

function textFor(code: string, language: Language, texts: Texts, params: RefusalParams): string {
  const text = texts[code] ?? COMMON[code] ?? COMMON.internal;
  return fill(text?.[language] ?? '', params, (value) => inWords(value ?? '', language));
}

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
