import type { Basis } from '../access/policy.ts';
import type { ItemWorld } from './change.ts';
import type { Held } from './scratch.ts';
import { type LineChange, lineChange, lineIf, noLines, type WorkLine } from './work-lines.ts';

/** A source's basis of a relation; `id` is the relation's id, if it has one already. */
export type BasisWord = { readonly id: string | undefined; readonly basis: string };
type Settled = { readonly value: Basis; readonly over: Readonly<Record<string, string>> } | undefined;
type Shield = { readonly protection: string; readonly lowered: boolean };
type About = Omit<WorkLine, 'kind'>;
type World = Pick<ItemWorld, 'ownerId' | 'now'> & {
  readonly scratch: Pick<ItemWorld['scratch'], 'basesOf' | 'settledOf'>;
};

const BASIS_KINDS = ['basis-unknown', 'basis-differs'] as const;
const SHIELD_KINDS = ['guardian-protection-unknown', 'guardian-protection-lowered'] as const;

/**
 * The open questions on a relation, by all sources' present bases: no source knows the basis, two sources name
 * different bases, or a source names a basis other than when a person settled it. The result is the same for every
 * source: so the file that changes it writes it, and no other source's file writes it again.
 */
function basisLines(words: readonly BasisWord[], settled: Settled, about: About): readonly WorkLine[] {
  const named = words.filter(({ basis }) => basis !== 'unknown');
  const differs = settled
    ? named.some(({ id, basis }) => basis !== settled.value && (id === undefined || settled.over[id] !== basis))
    : new Set(named.map(({ basis }) => basis)).size > 1;
  return [
    ...lineIf(settled === undefined && words.length > 0 && named.length === 0, 'basis-unknown', about),
    ...lineIf(differs, 'basis-differs', about),
  ];
}

/** The open questions on a guardian's own protection, at the school of each child. */
export const shieldLines = ({ protection, lowered }: Shield, about: About): readonly WorkLine[] => [
  ...lineIf(protection === 'unknown', 'guardian-protection-unknown', about),
  ...lineIf(lowered, 'guardian-protection-lowered', about),
];

/** All open questions on a relation of the file, and the lines that are closed. */
export function linkLines(
  { scratch }: World,
  about: About & { readonly pupilId: string; readonly guardianId: string },
  shield: Shield,
): { readonly open: readonly WorkLine[]; readonly answered: readonly WorkLine[] } {
  const { pupilId, guardianId } = about;
  const settled = scratch.settledOf('basis', `${pupilId}.${guardianId}`);
  const open = [...basisLines(scratch.basesOf(pupilId, guardianId), settled, about), ...shieldLines(shield, about)];
  return { open, answered: notIn(open, [...BASIS_KINDS, ...SHIELD_KINDS], about) };
}

/** The work lines on a guardian's protection at the schools of relations that this file does not write. */
export function shieldChanges(world: World, links: readonly Held[], shield: Shield): readonly LineChange[] {
  const places = new Map(
    links.flatMap(({ extra: { pupilId, guardianId, schoolId } }): [string, About][] =>
      pupilId === undefined || guardianId === undefined || !schoolId
        ? []
        : [[`${pupilId} ${schoolId}`, { schoolId, subjectId: `${pupilId}.${guardianId}`, pupilId, guardianId }]],
    ),
  );
  return [...places.values()].flatMap((about) => {
    const open = shieldLines(shield, about);
    return [
      ...open.map((line) => lineChange(world, line, true)),
      ...notIn(open, SHIELD_KINDS, about).map((line) => lineChange(world, line, false)),
    ];
  });
}

/** After a relation's end: closes the questions that it alone opened, and reopens those that it alone answered. */
export function linesAfter(world: World, held: Held): readonly LineChange[] {
  const { pupilId = '', guardianId = '', schoolId = '', basis } = held.extra;
  const words = world.scratch.basesOf(pupilId, guardianId);
  if (words.length === 0 || basis === undefined || !schoolId) return noLines(world.ownerId, held);
  const settled = world.scratch.settledOf('basis', `${pupilId}.${guardianId}`);
  const about = { schoolId, subjectId: `${pupilId}.${guardianId}`, pupilId, guardianId };
  const before = basisLines([...words, { id: held.id, basis }], settled, about);
  const open = basisLines(words, settled, about);
  return [
    ...open
      .filter(({ kind }) => !before.some((line) => line.kind === kind))
      .map((line) => lineChange(world, line, true)),
    ...notIn(open, BASIS_KINDS, about).map((line) => lineChange(world, line, false)),
  ];
}

const notIn = (open: readonly WorkLine[], kinds: readonly WorkLine['kind'][], about: About): readonly WorkLine[] =>
  kinds.filter((kind) => !open.some((line) => line.kind === kind)).map((kind) => ({ kind, ...about }));
