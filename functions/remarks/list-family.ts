import type { output } from 'zod/mini';
import type { Action } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Caller, decideOn, halfYearFor, logFamily, type SettingsLookup } from './asking.ts';
import { refuse } from './refusals.ts';
import type { FamilyRemarks } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { namesIn, showToFamily } from './view.ts';

export type FamilyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staffNames'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<RemarksStore, 'ofPupil'>;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
};

/** A guardian about a child, or a pupil about own remarks. */
export type FamilyCaller = Caller & { readonly as: 'guardian' | 'pupil' };
const READ: Readonly<Record<FamilyCaller['as'], Action>> = { guardian: 'child:remarks', pupil: 'pupil:read-own' };

/**
 * The family's half-year (E2): what is published, as the settings of the remark's school are now; a comment also as
 * they were. Whether guardians see remarks is a setting; the pupil always sees own ones, since a remark is something to
 * be told of. Two reads; the remarks are one query.
 */
export const listFamily =
  (deps: FamilyDeps) =>
  async (
    caller: FamilyCaller,
    { pupilId, halfYear }: { readonly pupilId: string; readonly halfYear?: string | undefined },
  ): Promise<output<typeof FamilyRemarks>> => {
    const { lookup } = deps;
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const half = halfYearFor(halfYear, moment.day);
    const [who, card, values, found] = await Promise.all([
      lookup.whoIs(login),
      lookup.pupil(ownerId, pupilId),
      deps.settings.of(ownerId),
      deps.store.ofPupil(ownerId, pupilId, half),
    ]);
    const actor = { kind: as, ownerId, personId: roleId(who, as, moment.day) } as const;
    if (!card) throw notFound();
    const right = decideOn(READ[as], actor, card, moment.day);
    if (!right.allowed) {
      throw right.reason === 'pupil-of-age' ? refuse('remarks.pupil-of-age') : notFound();
    }
    const sees = (schoolId: string) => as === 'pupil' || values.at(schoolId)['remarks.visibleToGuardians'];
    const remarks = found.filter(({ status, schoolId }) => status === 'published' && sees(schoolId));
    const ids = found.filter(({ schoolId }) => sees(schoolId)).map(({ remarkId }) => remarkId);
    const person = { kind: as, id: actor.personId };
    const [names] = await Promise.all([
      namesIn(lookup, ownerId, remarks),
      deps.seen(ownerId, person, { pupilId, kinds: ['remark'], ids }, moment.instant),
      logFamily(deps.logRead, actor, moment, { pupilId, action: READ[as], basis: right.basis }),
    ]);
    return {
      halfYear: half.id,
      visible: sees(card.facts.schoolId),
      remarks: remarks.map((remark) => {
        const commentVisible = values.at(remark.schoolId)['remarks.commentVisible'];
        return showToFamily(remark, { language, names, commentVisible });
      }),
    };
  };
