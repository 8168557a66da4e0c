import { type Day, earlier } from '../shared/time.ts';
import { known } from './change.ts';
import { membershipPlaces } from './ends.ts';
import type { Held, Scratch } from './scratch.ts';
import { heldOf, type Prepared } from './scratch-questions.ts';
import type { ImportStore, Unit } from './store.ts';

/** The hash of a membership that ended with its group, so that its line is written once it is readable again. */
const WITH_ITS_GROUP = 'with-its-group';

/** Queries on memberships whose line was refused, and on the end of their group. */
export function memberships({ prepare }: Prepared) {
  return {
    /** Held memberships whose line was refused, so that they stay unchanged. */
    sparedMembers: (): readonly Held[] =>
      prepare(SPARED)
        .all()
        .map((found) => heldOf('enrolment', found)),
    /** A group's kind and end by this source alone, since a membership follows its own source's group. */
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
/** Prefers the file's row; then the held record of a refused line; then the end of a group that has left the file. */
const GROUP_NOW = `SELECT 0 AS rank, json ->> '$.data.to' AS until, json ->> '$.data.groupKind' AS what FROM row INDEXED BY row_id
  WHERE kind = 'group' AND id = :id AND refused = 0
  UNION ALL SELECT iif(held.ended = 0 AND row.refused = 1, 1, 2),
    iif(held.ended = 0 AND row.refused IS NOT 1, MIN(COALESCE(held.extra ->> '$.to', :today), :today), held.extra ->> '$.to'),
    held.extra ->> '$.groupKind'
  FROM held INDEXED BY held_id LEFT JOIN row USING (kind, idx)
  WHERE held.kind = 'group' AND held.id = :id AND held.own = 1 AND row.refused IS NOT 0
  ORDER BY rank`;

/**
 * A membership whose line was refused stays unchanged, but follows the end and kind of its group. Otherwise the
 * teachers of a class that is over, or has become a teaching group, could decide for its pupils until somebody corrects
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
