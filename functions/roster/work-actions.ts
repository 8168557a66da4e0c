import type { output } from 'zod/mini';
import { BASES, PROTECTIONS } from '../access/policy.ts';
import type { Language } from '../shared/texts/language.ts';
import type { PersonKind } from './question-store.ts';
import { SAME_VALUES, type WorkAction } from './schema.ts';
import { lowers, opensBasis, SETTLED_PROTECTIONS } from './settle-rules.ts';
import type { WorkLine } from './store.ts';
import { texts } from './texts.ts';

type Action = output<typeof WorkAction>;
type Sight = {
  readonly schoolId: string;
  readonly language: Language;
  /** The hash of the present statements. */
  readonly seen: string | null;
  /** The present values: one protection, or each basis once. */
  readonly holds: readonly string[];
  readonly pair: { readonly kind: PersonKind; readonly ids: readonly [string, string] } | undefined;
  /** The other of the two belongs to this school too. */
  readonly isOtherOurs: boolean;
};

/** The actions that settle a line: requests with their values in words, or work elsewhere. */
export function actionsOf(line: WorkLine, sight: Sight): Action[] {
  const { schoolId, pair } = sight;
  const { kind, guardianId = '', pupilId = line.subjectId } = line;
  const pupil = `/v1/schools/${schoolId}/pupils/${pupilId}`;
  switch (kind) {
    case 'basis-unknown':
    case 'basis-differs':
      return [post(sight, 'settle-basis', `${pupil}/guardians/${guardianId}/basis-settlement`, basisChoice)];
    case 'protection-unknown':
    case 'protection-lowered':
      return [post(sight, 'settle-protection', `${pupil}/protection-settlement`, protectionChoice(sight))];
    case 'guardian-protection-unknown':
    case 'guardian-protection-lowered': {
      const path = `${pupil}/guardians/${guardianId}/protection-settlement`;
      return [post(sight, 'settle-protection', path, protectionChoice(sight))];
    }
    case 'contact-missing':
      return [setContact(sight)];
    case 'same-person':
      return pair ? sameActions(sight, pair) : [];
    default:
      return [elsewhere(sight, 'mend-at-source')];
  }
}

function sameActions(sight: Sight, { kind, ids }: NonNullable<Sight['pair']>): Action[] {
  if (kind === 'staff' || !sight.isOtherOurs) return [elsewhere(sight, 'ask-owner-admin')];
  const path = `/v1/same-people/${kind}/${ids.join('/')}`;
  const look = { ...elsewhere(sight, 'compare-people'), method: 'GET' as const, path };
  return [look, post({ ...sight, seen: null }, 'settle-same-person', `${path}/settlement`, sameChoice)];
}

function setContact(sight: Sight): Action {
  const text = (name: string): string => wordFor(`roster.field.${name}`, sight.language);
  return {
    ...elsewhere(sight, 'set-contact'),
    method: 'PUT',
    path: `/v1/schools/${sight.schoolId}/settings/school.contact`,
    body: [{ field: 'value', needed: 'always', text: text('contact') }],
    headers: [{ name: 'If-Match', text: text('version') }],
  };
}

const wordFor = (code: string, language: Language): string => texts[code]?.[language] ?? code;

const elsewhere = ({ language }: Sight, does: Action['does']): Action => ({
  does,
  method: null,
  path: null,
  values: [],
  seen: null,
  body: [],
  headers: [],
  text: wordFor(`roster.do.${does}`, language),
});

/** The body's field with its values. `opens`: the value may let somebody see more, by the same rule as the route. */
type Choice = {
  readonly field: 'basis' | 'protection' | 'outcome';
  readonly values: readonly string[];
  readonly opens: (value: string) => boolean;
};
const basisChoice: Choice = {
  field: 'basis',
  values: BASES,
  opens: (value) => BASES.some((basis) => basis === value && opensBasis(basis)),
};
const sameChoice: Choice = { field: 'outcome', values: SAME_VALUES, opens: (value) => value === 'joined' };
const protectionIn = (word: string | undefined) => PROTECTIONS.find((each) => each === word) ?? 'unknown';
const protectionChoice = ({ holds: [holds] }: Sight): Choice => ({
  field: 'protection',
  values: SETTLED_PROTECTIONS,
  opens: (value) => lowers(protectionIn(holds), protectionIn(value)),
});

function post(sight: Sight, does: Action['does'], path: string, { field, values, opens }: Choice): Action {
  const { language, seen } = sight;
  const text = (name: string): string => wordFor(`roster.field.${name}`, language);
  const goesOn =
    field === 'outcome' ? [{ field: 'goesOn', needed: 'if-value-opens' as const, text: text('goesOn') }] : [];
  const word = (name: string, of: string) => ({ field: name, needed: 'if-value-opens' as const, text: text(of) });
  return {
    ...elsewhere(sight, does),
    method: 'POST' as const,
    path,
    seen,
    values: values.map((value) => ({ value, text: wordFor(`roster.value.${value}`, language), opens: opens(value) })),
    body: [
      { field, needed: 'always', text: text('value') },
      ...goesOn,
      word('seen', field === 'outcome' ? 'seen-compared' : 'seen'),
      word('reason', 'reason'),
    ],
    headers: [{ name: 'Idempotency-Key', text: text('key') }],
  };
}
