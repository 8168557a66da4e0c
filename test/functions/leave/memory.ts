import { actionsOf } from '../../../functions/leave/actions.ts';
import { applyForLeave } from '../../../functions/leave/apply-for-leave.ts';
import { decideLeave } from '../../../functions/leave/decide-leave.ts';
import { Guard, Leave } from '../../../functions/leave/leave.ts';
import type { LeaveStore } from '../../../functions/leave/store.ts';
import { withdrawLeave } from '../../../functions/leave/withdraw-leave.ts';
import type { Lookup, StaffCard } from '../../../functions/roster/lookup.ts';
import { effective } from '../../../functions/settings/rules.ts';
import type { StoredReply } from '../../../functions/shared/http/idempotency.ts';
import { savedOf, type WriteAction } from '../../../functions/shared/table/commit.ts';

/** The conditions of this feature's writes, over a map: what a write asks is taken from the write itself. */
type Item = Readonly<Record<string, unknown>>;

export const O = 'owner';
export const IDS = {
  pupil: 'pupil',
  school: 'school',
  mother: 'mother',
  father: 'father',
  contact: 'contact',
  principal: 'principal',
};
const PK = `${O}#PUPIL#${IDS.pupil}`;
const HERE = { groupId: 'group', groupKind: 'basis', schoolId: IDS.school, from: '2026-08-01' };

function holds(item: Item | undefined, condition: string | undefined, values: Item): boolean {
  switch (condition) {
    case undefined:
      return true;
    case 'attribute_not_exists(pk)':
      return item === undefined;
    case '#version = :version':
      return item?.version === values[':version'];
    case 'attribute_exists(pk) AND #basis = :basis AND #from <= :today AND (attribute_not_exists(#to) OR #to > :today) AND (attribute_not_exists(#personTo) OR #personTo > :today)': {
      const today = String(values[':today']);
      const open = (end: unknown) => end === undefined || String(end) > today;
      return (
        item !== undefined &&
        item.basis === values[':basis'] &&
        String(item.from) <= today &&
        open(item.to) &&
        open(item.personTo)
      );
    }
    default: {
      if (!/^#version = :version AND #status IN \((:from\d(, )?)+\)$/.test(condition)) throw new Error(condition);
      const states = Object.entries(values).flatMap(([name, value]) => (/^:from\d$/.test(name) ? [value] : []));
      return item?.version === values[':version'] && states.includes(item?.status);
    }
  }
}

const nameOf = (key: Item | undefined): string => `${key?.pk} ${key?.sk}`;

/** A pupil with two guardians, a contact teacher and a principal; `pause` lets others go first before each call. */
export function memoryWorld(pause: (what: string) => Promise<unknown>) {
  const items = new Map<string, Item>();
  /** Who landed what, in order. */
  const log: string[] = [];
  for (const guardianId of [IDS.mother, IDS.father]) {
    const relation = { guardianId, basis: 'parental-responsibility', from: '2026-08-01' };
    items.set(`${PK} FACTS#GUARDIAN#${guardianId}`, relation);
  }

  function transact(actions: readonly WriteAction[]) {
    const refused = actions.flatMap(({ Put, Delete, ConditionCheck }, index) => {
      const asked = Put ?? Delete ?? ConditionCheck;
      const item = items.get(nameOf(Put?.Item ?? Delete?.Key ?? ConditionCheck?.Key));
      return holds(item, asked?.ConditionExpression, asked?.ExpressionAttributeValues ?? {}) ? [] : [index];
    });
    if (refused.length > 0) return { ok: false as const, refused };
    for (const { Put, Delete } of actions) {
      if (Put) items.set(nameOf(Put.Item), structuredClone(Put.Item ?? {}));
      if (Delete) items.delete(nameOf(Delete.Key));
    }
    return { ok: true as const };
  }

  const store: Pick<LeaveStore, 'leave' | 'guard' | 'save'> = {
    async leave(_ownerId, { leaveId }) {
      await pause('leave');
      const item = items.get(`${PK} LEAVE#${leaveId}`);
      return item && Leave.parse(item);
    },
    async guard() {
      await pause('guard');
      const item = items.get(`${PK} LEAVES`);
      return item ? Guard.parse(item) : { version: 0, spans: [] };
    },
    async save(save) {
      await pause('save');
      const labelled = actionsOf('table', save);
      const saved = savedOf(labelled, transact(labelled.map(({ action }) => action)));
      if (saved === 'saved') log.push(String(save.after.steps.at(-1)?.by.personId));
      return saved;
    },
  };
  const replies = new Map<string, StoredReply>();
  const deps = {
    lookup: lookupOver(items, pause),
    settings: { of: async () => ({ at: () => settings }) },
    store,
    idempotency: {
      find: async (_caller: unknown, { key }: { key: string }) => replies.get(key),
      put: async (
        _caller: unknown,
        { key, requestHash }: { key: string; requestHash: string },
        reply: Omit<StoredReply, 'requestHash'>,
      ) => {
        const Item = { pk: key, sk: 'REPLY', requestHash, ...reply };
        return { Put: { TableName: 'table', Item, ConditionExpression: 'attribute_not_exists(pk)' } };
      },
    },
    seen: async () => {},
    logRead: async () => {},
  };
  return {
    items,
    log,
    use: { apply: applyForLeave(deps), withdraw: withdrawLeave(deps), decide: decideLeave(deps) },
    /** The roster ends the mother's relation. */
    async revoke() {
      await pause('revoke');
      items.set(`${PK} FACTS#GUARDIAN#${IDS.mother}`, { ...relationOf(items, IDS.mother), to: '2026-11-01' });
      log.push('revoked');
    },
  };
}

const settings = effective({ owner: { 'leave.contactTeacherMaxDays': 2 }, schools: new Map() });

function relationOf(items: ReadonlyMap<string, Item>, guardianId: string) {
  const item = items.get(`${PK} FACTS#GUARDIAN#${guardianId}`);
  const to = item?.to === undefined ? {} : { to: String(item.to) };
  return { guardianId, basis: 'parental-responsibility' as const, from: '2026-08-01', ...to };
}

function lookupOver(
  items: ReadonlyMap<string, Item>,
  pause: (what: string) => Promise<unknown>,
): Pick<Lookup, 'whoIs' | 'pupil' | 'schools' | 'staff' | 'guardianNames' | 'staffNames'> {
  const assignmentsOf = (staffId: string): StaffCard['assignments'] =>
    staffId === IDS.contact
      ? [{ kind: 'teaches', as: 'contact-teacher', ...HERE }]
      : [{ kind: 'role', role: 'principal', schoolId: IDS.school, from: '2026-08-01' }];
  return {
    whoIs: async ({ subject, login }) =>
      login === 'guardian' ? { guardianId: subject, childIds: [] } : { staffId: subject, childIds: [] },
    async pupil() {
      await pause('pupil');
      return {
        givenName: 'Elev',
        familyName: 'Fjord',
        groups: [],
        together: [],
        facts: {
          pupilId: IDS.pupil,
          birthDate: '2015-05-01',
          protection: 'none',
          schoolId: IDS.school,
          stay: { from: '2026-08-01' },
          enrolments: [HERE],
          relations: [relationOf(items, IDS.mother), relationOf(items, IDS.father)],
          consents: [],
        },
      };
    },
    schools: async () => ({
      schools: [{ id: IDS.school, name: 'Fjordvik skule', type: 'grunnskole', languageForm: 'nn' }],
      terms: [{ id: '1', title: 'Året', from: '2026-08-17', to: '2027-06-19' }],
    }),
    staff: async (_ownerId, staffId) => ({
      staffId,
      name: staffId,
      employed: { from: '2026-08-01' },
      groups: [],
      grants: [],
      assignments: assignmentsOf(staffId),
    }),
    guardianNames: async () => new Map(),
    staffNames: async () => new Map(),
  };
}
