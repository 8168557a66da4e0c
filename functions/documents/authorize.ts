import { type Caller, loadStaff, logLooks, type StaffMember } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { type Action, decide, type Target } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { isAt, type Lookup, type PupilCard, roleId } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import type { Answered } from './question.ts';
import type { Deputy, Meta } from './record.ts';
import { refuse } from './refusals.ts';

/** The path of a document. The pupil stands in it, so that the look can be logged without a further read. */
export type DocumentName = { readonly schoolId: string; readonly pupilId: string; readonly documentId: string };

export type AuthorizeDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil'>;
  readonly logRead: LogRead;
};

/** A document's head and the deputy of the leader who is asked, if any. */
export type Head = {
  readonly meta: Meta | undefined;
  readonly deputy?: Deputy | undefined;
  /** The answer to the newest question, for a caller who wants to answer it. */
  readonly answered?: Answered | undefined;
};
export type DocumentRight = 'read' | 'edit' | 'own' | 'approve';

/** A calling member of staff in a document. */
export type InDocument<Loaded> = StaffMember & {
  readonly meta: Meta;
  readonly card: StaffMember['card'];
  readonly pupil: PupilCard | undefined;
  readonly basis: string;
  readonly loaded: Loaded;
  /** What else the caller may do in it. */
  readonly may: (right: DocumentRight) => boolean;
};

/** A document as the policy sees it; `approverId`: who has to answer. */
export const targetOf = (
  { schoolId, grants, asked }: Meta,
  deputy: Deputy | undefined,
  approverId: string | undefined = asked?.approverId,
): Target => ({
  kind: 'document',
  schoolId,
  grants,
  approverId,
  deputies: deputy && deputy.approverId === approverId ? [deputy] : [],
});

type Wanted<Loaded extends Head> = {
  readonly name: DocumentName;
  readonly right: DocumentRight;
  readonly load: () => Promise<Loaded>;
};

/**
 * Loads the login, the pupil and the document in one parallel trip, the caller's dated roles and the deputy in a
 * second, decides, and logs the look. A document of another pupil or school, and one that the caller has no part in, is
 * not found. A reader who asks for more than reading learns who has the right.
 */
export async function authorizeDocument<Loaded extends Head>(
  deps: AuthorizeDeps & {
    readonly store: { deputyOf(ownerId: string, approverId: string): Promise<Deputy | undefined> };
  },
  caller: Caller,
  { name, right, load }: Wanted<Loaded>,
): Promise<InDocument<Loaded>> {
  const { ownerId } = caller.login;
  const [who, pupil, loaded] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, name.pupilId),
    load(),
  ]);
  const { meta, answered } = loaded;
  const staffId = roleId(who, 'staff', caller.moment.day);
  // To somebody outside it a document costs what an absent document costs: one look for a deputy (threat 17).
  const isIn = meta?.grants.some((grant) => grant.staffId === staffId);
  const [staff, deputy] = await Promise.all([
    loadStaff(deps.lookup, caller, who),
    isIn && !meta?.asked && !answered
      ? undefined
      : deps.store.deputyOf(ownerId, meta?.asked?.approverId ?? answered?.approverId ?? name.documentId),
  ]);
  if (!meta || meta.pupilId !== name.pupilId || meta.schoolId !== name.schoolId) throw notFound();
  const decided = decisions(staff, targetOf(meta, deputy), caller.moment.day);
  if (answered && !meta.asked) {
    const target = targetOf(meta, deputy, answered.approverId);
    // Those alone who could have answered learn that it is done; no refusal names anybody.
    if (decisions(staff, target, caller.moment.day)('approve').allowed) throw refuse('documents.answered');
  }
  const reading = decided('read');
  if (!reading.allowed) throw notFound();
  const wanted = decided(right);
  if (!wanted.allowed) throw refuse(REFUSED[right]);
  const look = {
    facts: pupil?.facts ?? { pupilId: name.pupilId, protection: 'unknown' as const },
    basis: wanted.basis,
  };
  await logLooks(deps.logRead, staff.actor, caller.moment, `document:${right}`, [look]);
  return { ...staff, meta, pupil, basis: wanted.basis, loaded, may: (other) => decided(other).allowed };
}

type AtPupil<Loaded> = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly load: () => Promise<Loaded>;
};
type SeenAtPupil<Loaded> = StaffMember & {
  readonly pupil: PupilCard | undefined;
  /** The relation by which the caller may begin a document about the pupil, if any. */
  readonly begins: string | undefined;
  readonly loaded: Loaded;
};

/** Loads the login, the pupil and `load` in one parallel trip, and the caller's dated roles in a second. */
export async function loadAtPupil<Loaded>(
  { lookup }: Pick<AuthorizeDeps, 'lookup'>,
  caller: Caller,
  { schoolId, pupilId, load }: AtPupil<Loaded>,
): Promise<SeenAtPupil<Loaded>> {
  const { login, moment } = caller;
  const [who, pupil, loaded] = await Promise.all([lookup.whoIs(login), lookup.pupil(login.ownerId, pupilId), load()]);
  const staff = await loadStaff(lookup, caller, who);
  const isHere = pupil !== undefined && isAt(pupil, schoolId, moment.day);
  const right = isHere ? rightsOn(staff.actor, pupil, moment.day)('pupil:begin-document') : undefined;
  return { ...staff, pupil, begins: right?.allowed ? right.basis : undefined, loaded };
}

const decisions =
  ({ actor }: StaffMember, target: Target, day: Day) =>
  (right: DocumentRight) =>
    decide(`document:${right}` satisfies Action, actor, target, day);

const REFUSED = {
  read: 'not-found',
  edit: 'documents.reader-only',
  own: 'documents.owner-decides',
  approve: 'documents.approver-decides',
} as const;
