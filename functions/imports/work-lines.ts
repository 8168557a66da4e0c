import type { WorkKind } from '../roster/lookup.ts';
import { key } from '../shared/dynamo.ts';
import { type Change, type ItemWorld, put, remove } from './change.ts';
import type { Pair } from './scratch.ts';

type Line = { readonly kind: WorkKind; readonly open: boolean };
type Subject = {
  readonly schoolId: string;
  readonly subjectId: string;
  readonly pupilId: string;
  readonly guardianId?: string;
};

const partition = (ownerId: string, schoolId: string): string => key(ownerId, 'SCHOOL', schoolId, 'WORKLIST');

/**
 * Lines while something is unsettled, and their removal once it is settled or belongs to another school. What we have
 * never held has no line to remove.
 */
export function workLines(world: ItemWorld, pair: Pair, subject: Subject, lines: readonly Line[]): Change[] {
  const { schoolId, subjectId, ...who } = subject;
  const before = pair.held?.extra.schoolId;
  return lines.flatMap(({ kind, open }): Change[] => {
    const sk = key(kind, subjectId);
    const here = partition(world.ownerId, schoolId);
    const line = open ? [put(here, sk, { kind, subjectId, since: world.now, ...who })] : [];
    const settled = !open && before === schoolId ? [remove(here, sk)] : [];
    const left = before !== undefined && before !== schoolId ? [remove(partition(world.ownerId, before), sk)] : [];
    return [...line, ...settled, ...left];
  });
}

/** Takes away every line about a record that ends. */
export const noLines = (
  ownerId: string,
  schoolId: string | undefined,
  subjectId: string,
  kinds: readonly WorkKind[],
): { readonly remove: { readonly pk: string; readonly sk: string } }[] =>
  schoolId === undefined
    ? []
    : kinds.map((kind) => ({ remove: { pk: partition(ownerId, schoolId), sk: key(kind, subjectId) } }));

export const PUPIL_LINES = ['protection-unknown', 'protection-lowered'] as const satisfies readonly WorkKind[];
export const LINK_LINES = [
  'basis-unknown',
  'guardian-protection-unknown',
  'guardian-protection-lowered',
] as const satisfies readonly WorkKind[];
