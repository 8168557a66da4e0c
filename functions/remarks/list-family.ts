import type { output } from 'zod/mini';
import { type FamilyCaller, logOpened } from '../access/authorize.ts';
import { authorizePupil, type PupilRight } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import type { RemarkSettings } from './authorize.ts';
import { refuse } from './refusals.ts';
import type { FamilyRemarks } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { namesIn, showToFamily } from './view.ts';

export type FamilyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staffNames'>;
  readonly settings: SettingsLookup<RemarkSettings>;
  readonly store: Pick<RemarksStore, 'ofPupil'>;
  readonly logRead: LogRead;
  readonly seen: MarkSeen;
};

const READ: PupilRight<'guardian' | 'pupil'> = {
  actions: { guardian: 'child:remarks', pupil: 'pupil:read-own' },
  ofAge: () => refuse('remarks.pupil-of-age'),
};

/**
 * The family's half-year (E2): the published remarks, by the present settings of each remark's school. A comment also
 * needs the setting from when it was written. A setting decides whether guardians see remarks; the pupil always sees
 * their own. Two reads; the remarks are one query.
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
    const half = halfYearFrom(halfYear, moment.day);
    const { actor, card, basis, loaded } = await authorizePupil(lookup, caller, {
      right: READ,
      pupilId,
      load: () => Promise.all([deps.settings.of(ownerId), deps.store.ofPupil(ownerId, pupilId, half)]),
    });
    const [values, found] = loaded;
    const sees = (schoolId: string) => as === 'pupil' || values.at(schoolId)['remarks.visibleToGuardians'];
    const remarks = found.filter(({ status, schoolId }) => status === 'published' && sees(schoolId));
    const ids = found.filter(({ schoolId }) => sees(schoolId)).map(({ remarkId }) => remarkId);
    const person = { kind: as, id: actor.personId };
    const [names] = await Promise.all([
      namesIn(lookup, ownerId, remarks),
      deps.seen(ownerId, person, { pupilId, kinds: ['remark'], ids }, moment.instant),
      logOpened(deps.logRead, { actor, moment }, { pupilId, action: READ.actions[as], basis }),
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
