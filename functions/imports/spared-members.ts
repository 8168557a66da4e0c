import { type Day, earlier } from '../shared/time.ts';
import { known } from './change.ts';
import { membershipPlaces } from './ends.ts';
import type { Held, Scratch } from './scratch.ts';
import { heldOf, type Prepared } from './scratch-questions.ts';
import type { ImportStore, Unit } from './store.ts';

/** Stands for the hash of a membership whose end is not its line's: the line is written when it can be read again. */
const WITH_ITS_GROUP = 'with-its-group';

/** What is asked of the scratch about memberships whose line was refused, and about the end of their group. */
export function memberships({ prepare }: Prepared) {
  return {
    /** Memberships that are held as they were, since their line was not taken. */
    sparedMembers: (): readonly Held[] =>
      prepare(SPARED)
        .all()
        .map((found) => heldOf('enrolment', found)),
    /** What a group is and until when, by the words of this source alone: its membership follows its own group. */
    groupNow(id: string, today: Day): { readonly to: Day | undefined; readonly groupKind: string | undefined } {
      const all = prepare(GROUP_NOW).all({ id, today });
      const words = all.filter(({ rank }) => rank === all[0]?.rank);
      const days = words.map(({ until }) => (until === null ? undefined : String(until)));
      return {
        to: days.includes(undefined) ? undefined : days.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), undefined),
        groupKind: typeof words[0]?.what === 'string' ? words[0].what : undefined,
      };
    },
  };
}

const SPARED = `SELECT held.*, held.id AS held_id, held.hash AS held_hash FROM row JOIN held USING (kind, idx)
  WHERE row.kind = 'enrolment' AND row.refused = 1 AND held.own = 1 AND held.ended = 0`;
/**
 * What the file says goes first; then what is held of a line that was refused; then that the group has left the file.
 */
const GROUP_NOW = `SELECT 0 AS rank, json ->> '$.data.to' AS until, json ->> '$.data.groupKind' AS what FROM row INDEXED BY row_id
  WHERE kind = 'group' AND id = :id AND refused = 0
  UNION ALL SELECT iif(held.ended = 0 AND row.refused = 1, 1, 2),
    iif(held.ended = 0 AND row.refused IS NOT 1, MIN(COALESCE(held.extra ->> '$.to', :today), :today), held.extra ->> '$.to'),
    held.extra ->> '$.groupKind'
  FROM held INDEXED BY held_id LEFT JOIN row USING (kind, idx)
  WHERE held.kind = 'group' AND held.id = :id AND held.own = 1 AND row.refused IS NOT 0
  ORDER BY rank`;

/**
 * A membership whose line was refused stays as it is, but never longer than its group, and as what the group is: else a
 * class that is over, or has become a teaching group, would let its teachers decide for its pupils until somebody mends
 * the line. A repeated file writes nothing.
 */
export function* membersBesideGroups(
  { store, scratch }: { readonly store: ImportStore; readonly scratch: Scratch },
  order: { readonly ownerId: string; readonly system: string; readonly moment: { readonly day: Day } },
): Generator<Unit> {
  const { ownerId, system, moment } = order;
  for (const held of scratch.sparedMembers()) {
    const { to: own, closed, groupId = '', groupKind: was } = held.extra;
    const group = scratch.groupNow(groupId, moment.day);
    const to = earlier(own, group.to);
    const groupKind = group.groupKind ?? was;
    if (to === (closed ?? own) && groupKind === was) continue;
    const [onPerson, onGroup] = membershipPlaces(ownerId, held);
    const drop = to === undefined ? ['to'] : [];
    const changes = [
      { merge: { ...onPerson, to, groupKind }, drop },
      { merge: { ...onGroup, to }, drop },
    ];
    const extra = known({ ...held.extra, groupKind, closed: to === own ? undefined : to });
    yield store.sparedOf(ownerId, system, { ...held, extra }, changes, WITH_ITS_GROUP);
  }
}
