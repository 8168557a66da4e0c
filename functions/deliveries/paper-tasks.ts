import type { output } from 'zod/mini';
import { authorizeStaff, type Caller, logLooks, logOpened } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { letterOf, type WarningsLookup } from '../warnings/lookup.ts';
import { mayReceive } from './may-receive.ts';
import type { PaperStore } from './paper-store.ts';
import type { Delivery } from './record.ts';
import { refuse } from './refusals.ts';
import { isOnPaper, type PAPER_WAYS } from './rules.ts';
import type { PaperDone, PaperTasks } from './schema.ts';
import type { DeliveriesStore } from './store.ts';

export type PaperDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'guardianNames'>;
  readonly warnings: Pick<WarningsLookup, 'letter' | 'sent'>;
  readonly papers: PaperStore;
  readonly store: Pick<DeliveriesStore, 'ofPupil'>;
  readonly logRead: LogRead;
};
export type PaperTaskName = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly warningId: string;
  readonly personId: string;
};

const ACTION = 'school:paper-tasks';
/** The most tasks of one answer: completed tasks leave the list, and the next move up. */
const MOST = 100;

/**
 * A school's letters to print, with recipient and reason (D6), oldest first. Includes protected pupils, since only the
 * school can bring these letters; the access log records the reader. Omits recipients who have lost the right.
 */
export const listPaperTasks =
  (deps: PaperDeps) =>
  async (caller: Caller, schoolId: string): Promise<output<typeof PaperTasks>> => {
    const { ownerId } = caller.login;
    const {
      actor,
      basis,
      loaded: found,
    } = await authorizeStaff(deps.lookup, caller, {
      action: ACTION,
      target: { kind: 'school', schoolId },
      load: () => deps.papers.open(ownerId, schoolId, MOST + 1),
    });
    const pupilIds = [...new Set(found.map((delivery) => delivery.pupilId))];
    const guardianIds = found.flatMap(({ person }) => (person.kind === 'guardian' ? [person.id] : []));
    const [guardians, ...cards] = await Promise.all([
      deps.lookup.guardianNames(ownerId, guardianIds),
      ...pupilIds.map((pupilId) => deps.lookup.pupil(ownerId, pupilId)),
    ]);
    const pupils = new Map(cards.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : [])));
    const tasks = found.slice(0, MOST).flatMap(({ paperWhy: why, paperAt: at, ...delivery }) => {
      const card = pupils.get(delivery.pupilId);
      const waits = why !== undefined && at !== undefined;
      return waits && card && mayReceive(ownerId, card, delivery.person, caller.moment)
        ? [{ ...delivery, card, why, at }]
        : [];
    });
    const read = new Map(tasks.map(({ card }) => [card.facts.pupilId, { facts: card.facts, basis }]));
    await logLooks(deps.logRead, actor, caller.moment, ACTION, [...read.values()]);
    return {
      tasks: tasks.map((task) => showTask(task, guardians)),
      more: found.length > MOST,
    };
  };

type Task = output<typeof PaperTasks>['tasks'][number];
type Found = Pick<Delivery, 'warningId' | 'person'> & Pick<Task, 'why' | 'at'> & { readonly card: PupilCard };

function showTask({ warningId, person, why, at, card }: Found, guardians: ReadonlyMap<string, string>): Task {
  const { pupilId, protection } = card.facts;
  const pupilName = `${card.givenName} ${card.familyName}`;
  const recipient = { ...person, name: person.kind === 'pupil' ? pupilName : (guardians.get(person.id) ?? '') };
  return { warningId, recipient, why, at, pupilId, pupilName, protected: isProtected(protection) };
}

/**
 * The letter of an open task, addressed to its recipient, to print. The access log records the opening, for every
 * pupil. A warning in the format without a letterhead is printed as sent.
 */
export const readPaperLetter =
  (deps: PaperDeps) =>
  async (caller: Caller, name: PaperTaskName): Promise<Uint8Array> => {
    const { ownerId } = caller.login;
    const letter = Promise.all([
      deps.warnings.letter(ownerId, name.warningId),
      deps.warnings.sent(ownerId, name.warningId),
      deps.lookup.guardianNames(ownerId, [name.personId]),
    ]);
    // After a refusal below nobody awaits this promise.
    letter.catch(() => undefined);
    const { actor, basis, delivery, card } = await authorizeTask(deps, caller, name);
    if (!isOnPaper(delivery)) throw over();
    if (!card || !mayReceive(ownerId, card, delivery.person, caller.moment)) throw over();
    const { pupilId } = name;
    await logOpened(deps.logRead, { actor, moment: caller.moment }, { action: ACTION, pupilId, basis });
    const [bytes, sent, guardians] = await letter;
    if (!bytes || !sent) throw notFound();
    const to = delivery.person.kind === 'pupil' ? sent.letterhead.pupil : guardians.get(name.personId);
    return sent.format === 1 || to === undefined ? bytes : writeLetter(letterOf(sent, sent.contentHash, to));
  };

/**
 * Completes a task: keeps author, time and way, and the task leaves the list. Also valid for a warning that was opened
 * meanwhile, or whose recipient has lost the right: the school has brought the letter.
 */
export const completePaperTask =
  (deps: PaperDeps) =>
  async (caller: Caller, name: PaperTaskName, how: (typeof PAPER_WAYS)[number]): Promise<output<typeof PaperDone>> => {
    const { ownerId } = caller.login;
    const { actor, delivery } = await authorizeTask(deps, caller, name);
    const { pupilId, warningId } = name;
    const done = { at: caller.moment.instant, by: actor.personId, how };
    const kept = await deps.papers.done({ ownerId, pupilId, warningId, person: delivery.person }, done);
    if (!kept) throw notFound();
    return { warningId, personId: name.personId, at: kept.at, how: kept.how };
  };

const over = () => refuse('deliveries.no-paper-needed');

/** The task, for an authorized member of staff: two reads. A task that never existed is not found. */
async function authorizeTask(
  deps: PaperDeps,
  caller: Caller,
  { schoolId, pupilId, warningId, personId }: PaperTaskName,
) {
  const { ownerId } = caller.login;
  const { actor, basis, loaded } = await authorizeStaff(deps.lookup, caller, {
    action: ACTION,
    target: { kind: 'school', schoolId },
    load: () => Promise.all([deps.store.ofPupil(ownerId, pupilId), deps.lookup.pupil(ownerId, pupilId)]),
  });
  const [deliveries, card] = loaded;
  const delivery = deliveries.find(
    (candidate) => candidate.warningId === warningId && candidate.person.id === personId,
  );
  if (delivery?.schoolId !== schoolId || delivery.paperAt === undefined) throw notFound();
  return { actor, basis, delivery, card };
}
