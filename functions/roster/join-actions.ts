import type { WriteAction } from '../shared/table/commit.ts';
import { key } from '../shared/table/dynamo.ts';
import type { Day, Instant } from '../shared/time.ts';
import { stillDecided, togetherPut } from './home-store.ts';
import type { JoinedHome } from './join-homes.ts';
import { changedMark } from './name-copies.ts';
import { type PersonKind, type SettlementSave, settlementPut, stillSays } from './question-store.ts';
import { Statement } from './questions.ts';
import { type Item, movedTo, movesOf, type Side, standingFacts } from './same-rules.ts';
import { strictest } from './settle-rules.ts';

/** A join of two records: everything that was read for it. */
export type Join = {
  readonly ownerId: string;
  readonly table: string;
  readonly kind: PersonKind;
  readonly survivor: Side;
  readonly other: Side;
  /** The other's memberships in groups. */
  readonly members: readonly Item[];
  /** Logins of the other. */
  readonly logins: readonly Item[];
  /** Pointers from guardians' logins to children that the join must add. */
  readonly pointers: readonly Pick<Item, 'pk' | 'sk'>[];
  /** Work list lines about the other, which move to the survivor. */
  readonly lines: readonly Item[];
  /** The line of each school that asked whether the two are the same person. */
  readonly questions: readonly Item[];
  /** Decisions on the other with another adult, or on the adults of the other, that move to the survivor (J2). */
  readonly homes: readonly JoinedHome[];
  readonly saves: readonly SettlementSave[];
  readonly reply: WriteAction;
  readonly day: Day;
  readonly at: Instant;
};

/**
 * Joins one record into another. The survivor gets the stricter protection of the two and all facts that give the other
 * rights. The other ends today, and its login becomes the survivor's. Every write is conditional on the values read.
 */
export function joinActions(join: Join): readonly WriteAction[] {
  const { ownerId, table, kind, survivor, other, members, lines, questions, day } = join;
  const ids = [other.id, survivor.id] as const;
  const ended = [...standingFacts(other, day), ...members];
  const moved = movesOf(other, survivor, day);
  const own = survivor.statements.map((each) => Statement.parse(each));
  const said = new Set(own.map(({ index }) => index));
  const statements = other.statements
    .map((each) => ({ from: Statement.parse(each), to: movedTo(each, ...ids) }))
    .filter(({ from }) => !said.has(from.index));
  const [survivorPk, otherPk] = [survivor.profile.pk, other.profile.pk];
  return [
    join.reply,
    ...join.saves.map((save) => settlementPut(table, ownerId, save)),
    goesOn(table, kind, survivor, other),
    endsIn(table, other, survivor.id, day),
    ...moved.map(({ to, over }) => put(table, to, over)),
    // The moved membership has no copy of the name: readers read the survivor's record.
    ...members.map(({ pupil: _copy, ...each }) => put(table, movedTo(each, ...ids), undefined)),
    ...(kind === 'pupil' ? [survivor, other] : []).map((side) => put(table, markOf(join, side))),
    ...ended.map((each) => ends(table, each, day)),
    ...statements.flatMap(({ from, to }) => [stillSays(table, otherPk, from), put(table, to)]),
    ...own.map((each) => stillSays(table, survivorPk, each)),
    ...join.logins.map(({ pk, sk }) => standsFor(table, { pk, sk }, ids)),
    ...join.pointers.map((Key) => put(table, { ...Key })),
    ...join.homes.flatMap(({ pupilId, next, from }) => [
      togetherPut(table, { ownerId, pupilId }, next),
      stillDecided(table, { ownerId, pupilId: from.pupilId }, from.decision),
    ]),
    ...lines.map((each) => put(table, movedTo(each, ...ids))),
    ...[...lines, ...questions].map(({ pk, sk }) => ({ Delete: { TableName: table, Key: { pk, sk } } })),
  ];
}

/** Marks the pupil as changed, since groups may still hold a copy of the former record. */
const markOf = ({ ownerId, at }: Join, { id: pupilId, profile }: Side): Item =>
  changedMark(ownerId, { schoolId: String(profile.schoolId), pupilId }, at);

/** Puts a record: over the item that was read, over no item (`undefined`), or unconditionally (no `over`). */
function put(table: string, item: Item, ...[over]: readonly [Item | undefined] | readonly []): WriteAction;
function put(table: string, item: Item, ...rest: readonly (Item | undefined)[]): WriteAction {
  const Put = { TableName: table, Item: { ...item } };
  if (rest.length === 0) return { Put };
  const [over] = rest;
  return over === undefined
    ? { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' } }
    : { Put: { ...Put, ...asRead(over, ['from', 'to']) } };
}

/** Condition: each attribute has the value that was read, or is still absent. */
function asRead(item: Item, names: readonly string[]) {
  const given = names.filter((name) => item[name] !== undefined);
  return {
    ConditionExpression: [
      'attribute_exists(pk)',
      ...names.map((name) => (item[name] === undefined ? `attribute_not_exists(#${name})` : `#${name} = :was_${name}`)),
    ].join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ...(given.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(given.map((name) => [`:was_${name}`, item[name]])),
    }),
  };
}

/** Ends a fact of the other today, on condition that its dates and basis are as they were read. */
function ends(table: string, item: Item, day: Day): WriteAction {
  const read = asRead(item, ['from', 'to', 'basis']);
  return {
    Update: {
      TableName: table,
      Key: { pk: item.pk, sk: item.sk },
      UpdateExpression: 'SET #to = :today',
      ...read,
      ExpressionAttributeValues: { ...read.ExpressionAttributeValues, ':today': day },
    },
  };
}

function goesOn(table: string, kind: PersonKind, survivor: Side, other: Side): WriteAction {
  const { profile } = survivor;
  const read = asRead(profile, ['protection', 'to', 'joinedInto']);
  const Key = { pk: profile.pk, sk: profile.sk };
  if (kind === 'staff') return { ConditionCheck: { TableName: table, Key, ...read } };
  const value = strictest([survivor.protection, other.protection]);
  return {
    Update: {
      TableName: table,
      Key,
      UpdateExpression: 'SET #protection = :value',
      ...read,
      ExpressionAttributeValues: { ...read.ExpressionAttributeValues, ':value': value },
    },
  };
}

function endsIn(table: string, { profile, to }: Side, survivorId: string, day: Day): WriteAction {
  const read = asRead(profile, ['protection', 'to', 'joinedInto']);
  return {
    Update: {
      TableName: table,
      Key: { pk: profile.pk, sk: profile.sk },
      UpdateExpression: 'SET #to = :ends, #joinedInto = :survivor',
      ...read,
      ExpressionAttributeValues: {
        ...read.ExpressionAttributeValues,
        ':ends': to !== undefined && to < day ? to : day,
        ':survivor': survivorId,
      },
    },
  };
}

const standsFor = (
  table: string,
  Key: Pick<Item, 'pk' | 'sk'>,
  [other, survivor]: readonly [string, string],
): WriteAction => ({
  Update: {
    TableName: table,
    Key,
    UpdateExpression: 'SET personId = :survivor',
    ConditionExpression: 'personId = :other',
    ExpressionAttributeValues: { ':survivor': survivor, ':other': other },
  },
});

/** Keys of the other's memberships in groups. */
export const memberPlaces = (ownerId: string, other: Side, day: Day) =>
  standingFacts(other, day).flatMap((item) => {
    const [what, , as] = item.sk.split('#').slice(1);
    const groupId = typeof item.groupId === 'string' ? item.groupId : undefined;
    if (groupId === undefined || (what !== 'ENROLMENT' && what !== 'TEACHES')) return [];
    const row = typeof item.rowId === 'string' ? [item.rowId] : [];
    const role = what === 'ENROLMENT' ? 'student' : (as ?? '');
    return [{ pk: key(ownerId, 'GROUP', groupId), sk: key('MEMBER', other.id, role, ...row) }];
  });
