import type { output } from 'zod/mini';
import { type Caller, loadStaff, logLooks, permitStaff } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, roleId } from '../roster/lookup.ts';
import { holdsOn } from '../shared/time.ts';
import type { DocumentList } from './schema.ts';
import type { DocumentsStore } from './store.ts';
import { lookAt, showLine } from './view.ts';

export type ListDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff'>;
  readonly store: Pick<DocumentsStore, 'listed'>;
  readonly logRead: LogRead;
};
type Input = { readonly list: 'own' | 'shared'; readonly ended?: 'true' | undefined };

/**
 * The caller's own documents, or those that colleagues have shared, newest first (I2). One query of the list, beside
 * the caller's roles: it shows what the caller has a part in today, and only at schools where the caller works.
 */
export const listDocuments =
  (deps: ListDeps) =>
  async (caller: Caller, { list, ended }: Input): Promise<output<typeof DocumentList>> => {
    const { login, moment, language } = caller;
    const { ownerId } = login;
    const who = await deps.lookup.whoIs(login);
    const staffId = roleId(who, 'staff', moment.day);
    const [staff, lines] = await Promise.all([
      loadStaff(deps.lookup, caller, who),
      deps.store.listed(ownerId, staffId, { list, ended: ended === 'true' }),
    ]);
    permitStaff(staff, caller, 'staff:home', { kind: 'self' });
    const schools = new Set(
      staff.actor.assignments.filter((held) => holdsOn(held, moment.day)).map(({ schoolId }) => schoolId),
    );
    const held = lines.flatMap((line) =>
      line.grant && holdsOn(line.grant, moment.day) && schools.has(line.schoolId)
        ? [{ line, role: line.grant.role }]
        : [],
    );
    const looks = held.map(({ line, role }) => lookAt(line.pupilId, `staff:document-${role}`));
    await logLooks(deps.logRead, staff.actor, moment, 'document:read', looks);
    return { documents: held.map(({ line, role }) => showLine(line, role, language)) };
  };
