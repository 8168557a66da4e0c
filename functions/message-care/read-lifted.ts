import type { output } from 'zod/mini';
import { authorizeStaff, type CallerAs, logLooks } from '../access/authorize.ts';
import { authorizeLook, authorizePupil } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import { READ } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { showLifted } from './lift-messages.ts';
import type { LiftedStore } from './lifted-store.ts';
import type { Lifted } from './record.ts';
import { RECORDS } from './rules.ts';
import type { LiftedList } from './schema.ts';

export type ReadLiftedDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly lifted: Pick<LiftedStore, 'record' | 'ofPupil' | 'bytes'>;
  readonly logRead: LogRead;
};
type About = { readonly schoolId: string; readonly pupilId: string };
type LetterName = About & { readonly liftId: string };

const RIGHT = { actions: { staff: READ.staff } } as const;

/** True for somebody of the staff who was in the conversation by relation when the document was made. */
const isReader = ({ readers }: Lifted, staffId: string): boolean => readers.includes(staffId);

/** Documents about a pupil from the caller's conversations, newest first: two reads. */
export const listLifted =
  (deps: ReadLiftedDeps) =>
  async (caller: CallerAs<'staff'>, { schoolId, pupilId }: About): Promise<output<typeof LiftedList>> => {
    const load = () => deps.lifted.ofPupil(caller.login.ownerId, pupilId);
    const { actor, loaded } = await authorizeLook(deps, caller, { right: RIGHT, pupilId, schoolId, load });
    const own = loaded.filter((lifted) => lifted.schoolId === schoolId && isReader(lifted, actor.personId));
    return { documents: own.map(showLifted) };
  };

/** A document's bytes as they were made, for staff of the conversation. */
export const readLetter =
  (deps: ReadLiftedDeps) =>
  async (caller: CallerAs<'staff'>, { schoolId, pupilId, liftId }: LetterName) => {
    const { ownerId } = caller.login;
    const load = () => deps.lifted.record(ownerId, pupilId, liftId);
    const found = await authorizePupil(deps.lookup, caller, { right: RIGHT, pupilId, schoolId, load });
    const { actor, card, basis, loaded: lifted } = found;
    if (!lifted || lifted.schoolId !== schoolId || !isReader(lifted, actor.personId)) throw notFound();
    await logLooks(deps.logRead, actor, caller.moment, READ.staff, [{ facts: card.facts, basis }]);
    return deps.lifted.bytes(ownerId, lifted);
  };

/** A document's bytes for a leader of the school that made it, also when its teachers or the pupil have moved on. */
export const readRecordLetter =
  (deps: ReadLiftedDeps) =>
  async (caller: CallerAs<'staff'>, { schoolId, pupilId, liftId }: LetterName) => {
    const { ownerId } = caller.login;
    const { actor, basis, loaded } = await authorizeStaff(deps.lookup, caller, {
      action: RECORDS,
      target: { kind: 'school', schoolId },
      load: () => Promise.all([deps.lookup.pupil(ownerId, pupilId), deps.lifted.record(ownerId, pupilId, liftId)]),
    });
    const [card, lifted] = loaded;
    if (!card || lifted?.schoolId !== schoolId) throw notFound();
    await logLooks(deps.logRead, actor, caller.moment, RECORDS, [{ facts: card.facts, basis }]);
    return deps.lifted.bytes(ownerId, lifted);
  };
