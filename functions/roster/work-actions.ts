import type { output } from 'zod/mini';
import { BASES } from '../access/policy.ts';
import type { Language } from '../shared/problems.ts';
import type { PersonKind } from './question-store.ts';
import { SAME_VALUES, type WorkAction } from './schema.ts';
import { SETTLED_PROTECTIONS } from './settle-rules.ts';
import type { WorkLine } from './store.ts';
import { texts } from './texts.ts';

type Action = output<typeof WorkAction>;
type Sight = {
  readonly schoolId: string;
  readonly language: Language;
  /** Names what the sources say now. */
  readonly seen: string | null;
  readonly pair: { readonly kind: PersonKind; readonly ids: readonly [string, string] } | undefined;
  /** The other of the two belongs to this school too. */
  readonly isOtherOurs: boolean;
};

/** What settles a line: the routes with their values in words, or who does it and where. */
export function actionsOf(line: WorkLine, sight: Sight): Action[] {
  const { schoolId, pair } = sight;
  const { kind, guardianId = '', pupilId = line.subjectId } = line;
  const pupil = `/v1/schools/${schoolId}/pupils/${pupilId}`;
  switch (kind) {
    case 'basis-unknown':
    case 'basis-differs':
      return [post(sight, 'settle-basis', `${pupil}/guardians/${guardianId}/basis-settlement`, BASES)];
    case 'protection-unknown':
    case 'protection-lowered':
      return [post(sight, 'settle-protection', `${pupil}/protection-settlement`, SETTLED_PROTECTIONS)];
    case 'guardian-protection-unknown':
    case 'guardian-protection-lowered': {
      const path = `${pupil}/guardians/${guardianId}/protection-settlement`;
      return [post(sight, 'settle-protection', path, SETTLED_PROTECTIONS)];
    }
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
  return [look, post({ ...sight, seen: null }, 'settle-same-person', `${path}/settlement`, SAME_VALUES)];
}

const wordFor = (code: string, language: Language): string => texts[code]?.[language] ?? code;

const elsewhere = ({ language }: Sight, does: Action['does']): Action => ({
  ...{ does, method: null, path: null, values: [], seen: null },
  text: wordFor(`roster.do.${does}`, language),
});

const post = (sight: Sight, does: Action['does'], path: string, values: readonly string[]): Action => ({
  ...elsewhere(sight, does),
  ...{ method: 'POST' as const, path, seen: sight.seen },
  values: values.map((value) => ({ value, text: wordFor(`roster.value.${value}`, sight.language) })),
});
