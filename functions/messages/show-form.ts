import type { output } from 'zod/mini';
import { type CallerAs, type FamilyCaller, logLooks } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import { type FilesDeps, mayAttach, mustBeOn, type OrgDeps, showDelivery } from './delivery.ts';
import { homesToBegin } from './homes.ts';
import { MAY_START, othersAtHome, roleTo, staffOnce } from './rights.ts';
import type { Person } from './rules.ts';
import type { FamilyForm, StaffForm } from './schema.ts';
import { groupsToday, teachersIn } from './teachers.ts';
import { roleText } from './texts.ts';
import { namesOf, pupilNameOf } from './view.ts';

export type FormDeps = OrgDeps &
  FilesDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'group' | 'guardianContacts' | 'staffNames'>;
    readonly logRead: LogRead;
  };

/** Whom a family may write to about the pupil, and when they get it: three reads. */
export const showFamilyForm =
  (deps: FormDeps) =>
  async (caller: FamilyCaller, { pupilId }: { readonly pupilId: string }): Promise<output<typeof FamilyForm>> => {
    const { lookup } = deps;
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const { day } = moment;
    const found = await authorizePupil(lookup, caller, {
      right: MAY_START,
      pupilId,
      load: () => loadOrgContext(deps, caller),
    });
    const { actor, card, loaded: org } = found;
    const { schoolId } = card.facts;
    mustBeOn(org, schoolId);
    const others = othersAtHome({ kind: as, id: actor.personId }, { ownerId, card, day });
    const [groups, { guardians }] = await Promise.all([
      groupsToday(lookup, ownerId, { card, day }),
      namesOf(lookup, ownerId, others),
    ]);
    const staff = staffOnce(lookup, ownerId);
    const cards = await Promise.all([...new Set(groups.flatMap((group) => teachersIn(group, day)))].map(staff));
    const teachers = cards.flatMap((teacher) => {
      const role = teacher && roleTo(teacher, { ownerId, card, day });
      if (!role) return [];
      const own = groups.filter((group) => teachersIn(group, day).includes(teacher.staffId));
      const called = own.map(({ subject, name }) => subject ?? name);
      return [{ staffId: teacher.staffId, name: teacher.name, role, groups: [...new Set(called)] }];
    });
    return {
      teachers: teachers
        .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || a.name.localeCompare(b.name, 'nb'))
        .map((teacher) => ({ ...teacher, role: roleText(teacher.role)[language] })),
      others: [...guardians.values()].filter(({ isProtected }) => !isProtected).map(({ name }) => name),
      mayAttach: mayAttach(deps, org, schoolId),
      delivery: showDelivery(org, { schoolId, as, moment }),
    };
  };

/** Whom a teacher may write to about the pupil, by home: two reads, and the names. */
export const showStaffForm =
  (deps: FormDeps) =>
  async (
    caller: CallerAs<'staff'>,
    { pupilId, schoolId }: { readonly pupilId: string; readonly schoolId: string },
  ): Promise<output<typeof StaffForm>> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const load = () => loadOrgContext(deps, caller);
    const found = await authorizePupil(deps.lookup, caller, { right: MAY_START, pupilId, schoolId, load });
    const { actor, card, basis, loaded: org } = found;
    mustBeOn(org, schoolId);
    const homes = await homesToBegin(deps.lookup, { ownerId, card, day: moment.day });
    const [{ guardians }] = await Promise.all([
      namesOf(deps.lookup, ownerId, homes.flat()),
      logLooks(deps.logRead, actor, moment, MAY_START.actions.staff, [{ facts: card.facts, basis }]),
    ]);
    const nameOf = ({ kind, id }: Person) => (kind === 'pupil' ? pupilNameOf(card) : guardians.get(id)?.name);
    return {
      pupilName: pupilNameOf(card),
      homes: homes.map((home) => home.map((person) => ({ ...shown(person), name: nameOf(person) ?? '' }))),
      mayAttach: mayAttach(deps, org, schoolId),
    };
  };

const shown = ({ kind, id }: Person) => ({ personId: id, kind });

/** Contact teachers come first. */
const ORDER = ['contact-teacher', 'teacher'] as const;
