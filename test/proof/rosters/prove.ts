import { decide, type PupilFacts } from '../../../functions/access/policy.ts';
import { importRoster } from '../../../functions/imports/import-roster.ts';
import { openScratch } from '../../../functions/imports/scratch.ts';
import { nameOf } from '../../../functions/roster/group-records.ts';
import { changedMark } from '../../../functions/roster/lookup.ts';
import { pupilOf, staffOf } from '../../../functions/roster/records.ts';
import { canonicalJson, keyedId, newId } from '../../../functions/shared/ids.ts';
import { addDays, type Day, holdsOn } from '../../../functions/shared/time.ts';
import type { Reading } from '../../../functions/sources/rows.ts';
import { onDay, VAULT } from '../../support/imports.ts';
import { SECRET } from '../../support/records.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { fileOf } from './file.ts';
import { type Item, memoryTable, type RosterTable } from './memory.ts';
import { modelOf } from './model.ts';
import { GUARDIANS, type Human, mend, PUPILS, START, sourceOf, spoil, TEACHERS } from './world.ts';

async function* each(readings: readonly Reading[]): AsyncGenerator<Reading> {
  yield* readings;
}

const AGAIN = ['never', 'at-once', 'later', 'other'] as const;

/** One world: some files of one or two sources about the same people, in an order of chance. Answers what is wrong. */
export async function proveRoster(seed: number, table: RosterTable = memoryTable()): Promise<string | undefined> {
  const chance = chanceOf(seed);
  const ownerId = newId();
  const model = modelOf();
  const sources = [sourceOf('a', chance, true), ...(chance.happens(0.6) ? [sourceOf('b', chance, false)] : [])];
  const sent = new Map<string, readonly Reading[]>();
  let day: Day = START;
  const files = 2 + chance.below(4);
  for (let file = 1; file <= files; file++) {
    const source = sources[chance.below(sources.length)];
    if (!source) continue;
    for (let changes = chance.below(5); changes > 0; changes--) mend(source, chance, day);
    for (let lines = chance.below(5); lines > 0; lines--) spoil(source, chance);
    const { readings, refused } = fileOf(source, chance);
    const report = await importOf(table, ownerId, readings, source.system, day);
    model.hear(source, day);
    sent.set(source.system, readings);
    const wrong =
      (report.refusedCount === refused ? undefined : `${report.refusedCount} refused, not ${refused}`) ??
      faultOf(await table.items(), ownerId, model, day, chanceOf(seed + file));
    const where = `file ${file} of ${source.system} on ${day}`;
    if (wrong) return `${where}: ${wrong}`;
    // Sent again it writes nothing: at once or some days later, nor does the other source's last file.
    const again = chanceOf(seed + file).pick(AGAIN);
    const repeated =
      again === 'other' ? [...sent].find(([system]) => system !== source.system) : ([source.system, readings] as const);
    if (again === 'later') day = addDays(day, 9);
    if (again !== 'never' && repeated) {
      const [system, same] = repeated;
      const repeat = () => importOf(table, ownerId, same, system, day);
      let { written } = await repeat();
      // A login that this file has given to another is news to the source that stated it: its next file says so, once.
      if (written > 0 && system !== source.system && model.areMixed()) written = (await repeat()).written;
      if (written > 0) return `${where}: ${system} sent again on ${day}, it writes ${written}`;
    }
    day = addDays(day, 1 + chance.below(4));
  }
  return undefined;
}

async function importOf(table: RosterTable, ownerId: string, readings: readonly Reading[], system: string, day: Day) {
  const scratch = openScratch(':memory:');
  try {
    const deps = {
      store: table.store,
      copies: table.copies,
      scratch,
      loginKey: SECRET,
      vault: VAULT,
      numbers: 'synthetic',
    } as const;
    const order = {
      ownerId,
      system,
      mode: 'apply',
      confirmEnding: true,
      maxEndedShare: 100,
      moment: onDay(day),
    } as const;
    return await importRoster(deps)(each(readings), order);
  } finally {
    scratch.close();
  }
}

/** What the records let people see against what the model says, today and later. */
function faultOf(
  items: readonly Item[],
  ownerId: string,
  model: ReturnType<typeof modelOf>,
  today: Day,
  chance: Chance,
): string | undefined {
  const ids = idsOf(items, ownerId);
  for (const who of model.everybody())
    if (ids.get(who)?.size !== 1) return `${who.name} has ${ids.get(who)?.size ?? 0} records`;
  const outdated = outdatedCopy(items);
  if (outdated) return outdated;
  const idOf = (who: Human): string => [...(ids.get(who) ?? [])][0] ?? 'nobody';
  const factsOf = (who: Human): PupilFacts | undefined =>
    pupilOf([...under(items, `${ownerId}#PUPIL#${idOf(who)}`, 'FACTS#')])?.facts;
  for (const pupil of PUPILS) {
    const facts = factsOf(pupil);
    if (!facts) continue;
    if (!model.isProtection(pupil, facts.protection)) return `${pupil.name} is ${facts.protection}`;
    for (const day of [today, addDays(today, 1 + chance.below(25))]) {
      for (const guardian of GUARDIANS) {
        const actor = { kind: 'guardian', ownerId, personId: idOf(guardian) } as const;
        const sees =
          logsIn(items, ownerId, guardian, idOf(guardian), day) &&
          decide('child:read', actor, { kind: 'pupil', pupil: facts }, day).allowed;
        if (sees !== model.sees(guardian, pupil, day)) return `${guardian.name} sees ${pupil.name} on ${day}: ${sees}`;
      }
      for (const teacher of TEACHERS) {
        const card = staffOf([...under(items, `${ownerId}#STAFF#${idOf(teacher)}`, 'FACTS#')]);
        if (!card) continue;
        const actor = { kind: 'staff', ownerId, personId: card.staffId, assignments: card.assignments } as const;
        const may = decide('pupil:absence-decide', actor, { kind: 'pupil', pupil: facts }, day).allowed;
        if (may !== model.decidesFor(teacher, pupil, day))
          return `${teacher.name} decides for ${pupil.name} on ${day}: ${may}`;
      }
    }
  }
  return undefined;
}

/** A name in a group that is another than the pupil's record has it, without a mark at the school that it names. */
function outdatedCopy(items: readonly Item[]): string | undefined {
  const at = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  for (const { pk, personId, pupil } of items) {
    if (typeof pupil !== 'object' || pupil === null) continue;
    const [ownerId = '', , groupId] = String(pk).split('#');
    const copy = { ...pupil, pupilId: String(personId), schoolId: String(Reflect.get(pupil, 'schoolId')) };
    const record = at.get(`${ownerId}#PUPIL#${copy.pupilId} FACTS#PROFILE`) ?? {};
    const mark = changedMark(ownerId, copy, '');
    if (at.has(`${mark.pk} ${mark.sk}`) || canonicalJson(copy) === canonicalJson(nameOf({ ...record }))) continue;
    return `${copy.pupilId} is shown in ${groupId} as ${canonicalJson(copy)}, recorded ${canonicalJson(record)}`;
  }
  return undefined;
}

/** The guardian's number leads to the guardian's record, while it holds. */
function logsIn(items: readonly Item[], ownerId: string, who: Human, id: string, day: Day): boolean {
  const [login] = under(items, `${ownerId}#LOGIN#${keyedId(SECRET, 'guardian', who.number)}`, 'AS#guardian');
  return (
    login?.personId === id &&
    holdsOn({ from: String(login.from), to: login.to === undefined ? undefined : String(login.to) }, day)
  );
}

function idsOf(items: readonly Item[], ownerId: string): ReadonlyMap<Human, ReadonlySet<string>> {
  const found = new Map<Human, Set<string>>();
  for (const item of items) {
    const [owner, partition] = String(item.pk).split('#');
    if (owner !== ownerId || item.sk !== 'FACTS#PROFILE') continue;
    const list = partition === 'PUPIL' ? PUPILS : partition === 'GUARDIAN' ? GUARDIANS : TEACHERS;
    const who = list.find(({ name }) => name === item.givenName);
    if (who) found.set(who, (found.get(who) ?? new Set()).add(String(item.id)));
  }
  return found;
}

/** The items of a partition, sorted. */
const under = (items: readonly Item[], pk: string, prefix: string): readonly Record<string, unknown>[] =>
  items
    .filter((item) => item.pk === pk && String(item.sk).startsWith(prefix))
    .sort((a, b) => (String(a.sk) < String(b.sk) ? -1 : 1))
    .map((item) => ({ ...item }));
