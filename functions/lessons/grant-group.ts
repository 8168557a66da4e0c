import { type Caller, groupTarget, loadStaff, permitStaff } from '../access/authorize.ts';
import type { GroupCard, Lookup, Who } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Reply } from '../shared/http/entry.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { GrantRecord } from './grant-reads.ts';
import { faultOfGrant } from './grant-rules.ts';
import { refuse } from './refusals.ts';
import type { LessonStore } from './store.ts';

export type GrantDeps<Body> = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group'>;
  readonly store: Pick<LessonStore, 'addGrant'>;
  readonly idempotency: Pick<Idempotency, 'find' | 'put'>;
  /** The stored answer to a repeated request. */
  readonly again: (stored: unknown) => Body;
};

export type GrantInput = {
  readonly groupId: string;
  readonly feideName: string;
  readonly from: Day;
  /** The last day of the grant. */
  readonly to: Day;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * A teacher of the group, its school's office or a leader lets a colleague register in it for some days (B7). Two reads
 * and one transaction. A person who does not work at the owner gets the same refusal as an unknown name.
 */
export const grantGroup =
  <Body>(deps: GrantDeps<Body>) =>
  (caller: Caller, input: GrantInput): Promise<Reply<Body | ReturnType<typeof showGrant>>> =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const colleague = { login: 'feide', ownerId, subject: input.feideName } as const;
      const [who, other, group, replied] = await Promise.all([
        deps.lookup.whoIs(caller.login),
        deps.lookup.whoIs(colleague),
        deps.lookup.group(ownerId, input.groupId),
        deps.idempotency.find(caller, input.idempotencyKey),
      ]);
      const [{ staffId: grantedBy }, card] = await Promise.all([
        granting(deps.lookup, caller, who, group),
        other.staffId === undefined ? undefined : deps.lookup.staff(ownerId, other.staffId),
      ]);
      if (!group) throw notFound();
      if (replied) return { body: deps.again(replied.body) };
      const fault = faultOfGrant({ ...input, grantedBy, colleague: card, today: caller.moment.day });
      if (fault) throw refuse(fault.code, fault.params, { faults: [fault] });
      const grant: GrantRecord = {
        id: newId(),
        staffId: card?.staffId ?? '',
        groupId: group.id,
        schoolId: group.schoolId,
        groupName: group.name,
        from: input.from,
        to: addDays(input.to, 1),
        grantedBy,
        grantedAt: caller.moment.instant,
      };
      const body = showGrant(grant, card?.name ?? null);
      const reply = await deps.idempotency.put(caller, input.idempotencyKey, { status: 201, body });
      return (await deps.store.addGrant(ownerId, grant, reply)) === 'saved' ? { body } : ('moved' as const);
    });

/** Authorizes the caller to grant a group: two reads, the login's included. An absent or foreign group is not found. */
export async function granting(
  lookup: Pick<Lookup, 'staff'>,
  caller: Caller,
  who: Who,
  group: GroupCard | undefined,
): Promise<{ readonly staffId: string }> {
  const staff = await loadStaff(lookup, caller, who);
  if (!group) throw notFound();
  permitStaff(staff, caller, 'lesson:grant', groupTarget(group));
  return { staffId: staff.card.staffId };
}

/** A grant for the answer, with both days included. */
export const showGrant = ({ staffId, from, to, grantedBy, grantedAt }: GrantRecord, name: string | null) => ({
  staffId,
  name,
  from,
  to: addDays(to, -1),
  grantedBy,
  grantedAt,
});
