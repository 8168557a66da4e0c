import { copyOf } from '../roster/lookup.ts';
import { key } from '../shared/table/dynamo.ts';
import { type Day, earlier } from '../shared/time.ts';
import { beginOf } from './begins.ts';
import { type Change, type ItemWorld, known, type Made, type Of, put, remove } from './change.ts';
import { linkLines } from './link-questions.ts';
import { shownKey } from './rules.ts';
import type { Pair } from './scratch.ts';
import { protectionNow } from './shield.ts';
import { workLines } from './work-lines.ts';

/** The source's end; if the source only says that it is over, at the latest the day on which it first said so. */
const ownEnd = (
  data: { readonly to?: Day | undefined; readonly left?: true | undefined },
  pair: Pair,
  today: Day,
): Day | undefined => earlier(data.to, data.left ? (pair.held?.extra.leftOn ?? today) : undefined);

/**
 * A relation: a record for each row of a source, so that several periods can exist. It holds the end of the guardian's
 * own record beside its own end. A basis that a person has settled holds against all sources (J2).
 */
export function linkItems({ id, data, pair }: Of<'link'>, world: ItemWorld): Made {
  const { pupilKey, guardianKey, left, ...rest } = data;
  const [pupilId, guardianId] = [world.idOf('pupil', pupilKey), world.idOf('guardian', guardianKey)];
  const pupil = world.extraOf('pupil', pupilKey);
  const guardian = world.extraOf('guardian', guardianKey);
  const schoolId = pupil.schoolId ?? '';
  const from = beginOf({ said: data.from, held: pair.held?.extra.from, needed: pupil.from, year: world.year });
  const to = ownEnd(data, pair, world.today);
  const settled = world.scratch.settledOf('basis', `${pupilId}.${guardianId}`);
  const about = { schoolId, subjectId: `${pupilId}.${guardianId}`, pupilId, guardianId };
  const { open, answered } = linkLines(world, about, protectionNow('guardian', guardianId, world));
  const lines = workLines(world, pair, open, answered);
  const pk = key(world.ownerId, 'PUPIL', pupilId);
  const { login } = guardian;
  return {
    extra: known({
      from,
      to,
      leftOn: left ? (pair.held?.extra.leftOn ?? world.today) : undefined,
      pupilId,
      guardianId,
      schoolId,
      basis: data.basis,
      row: 'own',
      since: settled?.at,
      lines: lines.extra,
    }),
    changes: [
      put(pk, key('FACTS', 'GUARDIAN', guardianId, id), {
        guardianId,
        ...rest,
        basis: settled?.value ?? data.basis,
        given: data.basis,
        rowId: id,
        system: world.system,
        shown: shownKey(pair.row.key),
        from,
        to,
        personTo: world.scratch.guardianUntil(guardianId),
      }),
      ...formerRecord(pair, [[pk, key('FACTS', 'GUARDIAN', guardianId)]]),
      ...(login === undefined ? [] : [put(key(world.ownerId, 'LOGIN', login), key('CHILD', pupilId), {})]),
      ...lines.changes,
    ],
  };
}

/** Removes a record from before each row had its own, when the row is written again. */
const formerRecord = (pair: Pair, places: readonly (readonly [string, string])[]): Change[] =>
  pair.held === undefined || pair.held.extra.row !== undefined ? [] : places.map(([pk, sk]) => remove(pk, sk));

/** A membership of a pupil or teacher, on the person and on the group. Without its own days it has its group's. */
export function enrolmentItems({ id, data, pair }: Of<'enrolment'>, world: ItemWorld): Made {
  const personKind = data.as === 'student' ? 'pupil' : 'staff';
  const [groupId, personId] = [world.idOf('group', data.groupKey), world.idOf(personKind, data.personKey)];
  const group = world.extraOf('group', data.groupKey);
  const from = beginOf({ said: data.from, held: pair.held?.extra.from, needed: group.from, year: world.year });
  const end = ownEnd(data, pair, world.today);
  const dated = { from, to: earlier(end, group.to) };
  const fact = {
    groupId,
    schoolId: group.schoolId,
    groupName: group.name,
    groupKind: group.groupKind,
    subjectCode: group.subjectCode,
    rowId: id,
    system: world.system,
    ...dated,
  };
  const marked = data.exempt ? { exempt: true } : {};
  const { as } = data;
  const name = as === 'student' ? world.recorded.get(personId) : undefined;
  const person = key(world.ownerId, as === 'student' ? 'PUPIL' : 'STAFF', personId);
  const members = key(world.ownerId, 'GROUP', groupId);
  const onPerson = as === 'student' ? ['FACTS', 'ENROLMENT', groupId] : ['FACTS', 'TEACHES', groupId, as];
  const onGroup = ['MEMBER', personId, as];
  return {
    extra: known({
      ...dated,
      leftOn: data.left ? (pair.held?.extra.leftOn ?? world.today) : undefined,
      groupId,
      groupKind: group.groupKind,
      personId,
      as,
      row: 'own',
    }),
    changes: [
      put(person, key(...onPerson, id), as === 'student' ? { ...fact, ...marked } : { as, ...fact }),
      put(members, key(...onGroup, id), { personId, as, ...marked, ...dated, pupil: name && copyOf(name) }),
      ...formerRecord(pair, [
        [person, key(...onPerson)],
        [members, key(...onGroup)],
      ]),
    ],
  };
}
