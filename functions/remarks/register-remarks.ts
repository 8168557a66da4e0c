import type { output } from 'zod/mini';
import { permitStaff, type StaffAsking, staffAsking } from '../access/asking.ts';
import type { GroupCard, Lookup, PupilCard } from '../roster/lookup.ts';
import { untilSettled } from '../shared/commit.ts';
import { type FieldFault, notFound } from '../shared/errors.ts';
import { newSortableId } from '../shared/ids.ts';
import type { Replays } from '../shared/replays.ts';
import type { ReplayKey } from '../shared/request.ts';
import { addDays, type Day, holdsOn } from '../shared/time.ts';
import { type Caller, choicesOf, decideOn, mustBeFree, type RemarkSettings, type SettingsLookup } from './asking.ts';
import { factOf } from './facts.ts';
import type { Remark, Said } from './record.ts';
import { choosableOn, faultOfDate, faultsOfWanted, type Wanted } from './rules.ts';
import { type Form, Registered } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { showChoice, showLine } from './view.ts';

export type RegisterDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil' | 'lessons'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<RemarksStore, 'register'>;
  readonly replays: Replays;
};

type Input = {
  readonly groupId: string;
  readonly date: Day;
  readonly lessonId?: string | undefined;
  readonly remarks: readonly (Wanted & { readonly comment?: string | undefined })[];
  readonly replay: ReplayKey;
};

/**
 * Registers remarks about several pupils of a group in one go (E1): all of them or none, each fault pointing at its pupil. Two reads and one
 * transaction.
 */
export const registerRemarks = (deps: RegisterDeps) => (caller: Caller, input: Input) =>
  untilSettled(async (): Promise<output<typeof Registered> | 'moved'> => {
    const { ownerId } = caller.login;
    const read = await readGroup(deps, caller, input);
    const [replied, lessons] = read.beside;
    const { asking, group, basis, settings, cards } = read;
    if (replied) return Registered.parse(replied.body);
    mustBeFree(
      faultsOf(
        input,
        read,
        lessons.map((one) => one.id),
        caller,
      ),
    );
    const remarks = input.remarks.map((wanted) => {
      const isContact = decideOn(
        'remark:release',
        asking.actor,
        cardOf(cards, wanted.pupilId),
        caller.moment.day,
      ).allowed;
      const held = settings['remarks.holdForContactTeacher'] && !isContact;
      return remarkOf(input, wanted, { group, asking, basis, settings, status: held ? 'held' : 'published' }, caller);
    });
    const facts = remarks.flatMap((remark) => factOf(ownerId, undefined, remark) ?? []);
    const { card, actor } = asking;
    const eye = { staffId: actor.personId, language: caller.language, names: new Map([[actor.personId, card.name]]) };
    const body = { remarks: remarks.map((remark) => showLine(remark, eye)) };
    const reply = await deps.replays.put(caller, input.replay, { status: 201, body });
    return (await deps.store.register({ ownerId, remarks, facts, reply })) === 'saved' ? body : 'moved';
  });

type Read = {
  readonly asking: StaffAsking;
  readonly group: GroupCard;
  readonly basis: string;
  readonly settings: RemarkSettings;
  readonly cards: ReadonlyMap<string, PupilCard>;
};

async function readGroup(deps: RegisterDeps, caller: Caller, input: Input) {
  const { lookup } = deps;
  const { ownerId } = caller.login;
  const ids = [...new Set(input.remarks.map((one) => one.pupilId))];
  const [who, group, values, found, ...beside] = await Promise.all([
    lookup.whoIs(caller.login),
    lookup.group(ownerId, input.groupId),
    deps.settings.of(ownerId),
    Promise.all(ids.map((id) => lookup.pupil(ownerId, id))),
    deps.replays.find(caller, input.replay),
    input.lessonId === undefined ? [] : lookup.lessons(ownerId, [input.groupId], input.date, input.date),
  ]);
  const asking = await staffAsking(lookup, caller, who);
  if (!group) throw notFound();
  const { basis, settings } = writing(asking, group, values, caller);
  const cards = new Map(found.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : [])));
  return { asking, group, basis, settings, cards, beside };
}

/** The right to write of pupils in a group, and what holds at its school; a group that the caller does not teach is not there. */
function writing(
  asking: StaffAsking,
  group: GroupCard,
  values: Awaited<ReturnType<SettingsLookup['of']>>,
  caller: Caller,
) {
  const target = { kind: 'group', groupId: group.id, schoolId: group.schoolId } as const;
  return { basis: permitStaff(asking, caller, 'remark:write', target), settings: values.at(group.schoolId) };
}

function faultsOf(
  input: Input,
  { cards, settings }: Read,
  lessonIds: readonly string[],
  { moment }: Caller,
): readonly FieldFault[] {
  const { date, lessonId, groupId } = input;
  const { day } = moment;
  const wrongDate = faultOfDate(date, day, settings['remarks.daysBack']);
  if (wrongDate) return [{ pointer: '/date', ...wrongDate }];
  const inGroup = new Set(
    [...cards.values()].filter((card) => isMember(card, groupId, day)).map((card) => card.facts.pupilId),
  );
  return [
    ...(lessonId !== undefined && !lessonIds.includes(lessonId)
      ? [{ pointer: '/lessonId', code: 'remarks.no-such-lesson' }]
      : []),
    ...faultsOfWanted(input.remarks, date, { inGroup, choices: choicesOf(settings) }),
  ];
}

const isMember = ({ facts }: PupilCard, groupId: string, day: Day): boolean =>
  holdsOn(facts.stay, day) && facts.enrolments.some((one) => one.groupId === groupId && holdsOn(one, day));

function cardOf(cards: ReadonlyMap<string, PupilCard>, pupilId: string): PupilCard {
  const card = cards.get(pupilId);
  if (!card) throw notFound();
  return card;
}

function remarkOf(
  { date, lessonId }: Input,
  { pupilId, categoryId, comment = '' }: Input['remarks'][number],
  { group, asking, basis, settings, status }: Omit<Read, 'cards'> & { readonly status: 'held' | 'published' },
  { moment }: Caller,
): Remark {
  const category = settings['remarks.categories'].find((one) => one.id === categoryId);
  if (!category) throw notFound();
  const { id, ledger, polarity, nb, nn, en } = category;
  const said: Said = { date, lessonId: lessonId ?? null, category: { id, ledger, polarity, nb, nn, en }, comment };
  const by = { staffId: asking.actor.personId, basis };
  const { instant: at, day: createdOn } = moment;
  return {
    remarkId: newSortableId(Date.parse(at)),
    ...{ pupilId, schoolId: group.schoolId, groupId: group.id, version: 1, status, said },
    ...{ createdBy: by.staffId, createdAt: at, createdOn },
    steps: [{ move: 'register', status, at, by, said }],
  };
}

/** What the caller may choose for a group today, and what becomes of it: two reads. */
export const showForm =
  (deps: Pick<RegisterDeps, 'settings'> & { readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'> }) =>
  async (caller: Caller, { groupId }: { readonly groupId: string }): Promise<output<typeof Form>> => {
    const { ownerId } = caller.login;
    const [who, group, values] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      deps.lookup.group(ownerId, groupId),
      deps.settings.of(ownerId),
    ]);
    const asking = await staffAsking(deps.lookup, caller, who);
    if (!group) throw notFound();
    const { settings } = writing(asking, group, values, caller);
    const { day } = caller.moment;
    return {
      categories: choosableOn(choicesOf(settings), day).map((one) => showChoice(one, caller.language)),
      firstAllowedDay: addDays(day, -settings['remarks.daysBack']),
      held: settings['remarks.holdForContactTeacher'],
      visibleToGuardians: settings['remarks.visibleToGuardians'],
      commentVisible: settings['remarks.commentVisible'],
    };
  };
