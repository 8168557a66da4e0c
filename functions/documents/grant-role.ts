import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Lookup, StaffCard } from '../roster/lookup.ts';
import { stale } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addDays, type Day } from '../shared/time.ts';
import type { DocumentName } from './authorize.ts';
import { nameOf } from './content.ts';
import { documentFact } from './events.ts';
import { worksOn } from './leads.ts';
import { loadWhole, type OpenDeps, shownTo } from './open-document.ts';
import type { Meta, StoredGrant } from './record.ts';
import { refuse } from './refusals.ts';
import { keepsAnOwner, MOST_GRANTS, type Role, repeats } from './rules.ts';
import { mustBeOpen } from './save-section.ts';
import type { DocumentView } from './schema.ts';
import { changedBy, stepOf } from './steps.ts';
import type { DocumentsStore } from './store.ts';

export type GrantDeps = OpenDeps & {
  readonly lookup: Pick<Lookup, 'staff'>;
  readonly store: Pick<DocumentsStore, 'saveMeta'>;
};
type Name = DocumentName & { readonly staffId: string; readonly ifMatch: number };
type Input = Name & {
  readonly role: Role;
  readonly from?: Day | undefined;
  readonly lastDay: Day | null;
};
type Shown = Promise<output<typeof DocumentView>>;

/** An owner lets a colleague own, edit or read, from a day and until a day (I2). The colleague gets a notice. */
export const grantRole =
  (deps: GrantDeps) =>
  (caller: Caller, input: Input): Shown =>
    changeGrants(deps, caller, {
      ...input,
      after: ({ meta, by, colleague, day }) => {
        const grant = grantOf(input, { colleague, by: by.staffId, day });
        mustWorkThere(colleague, meta.schoolId, grant);
        const held = meta.grants.find(({ staffId }) => staffId === input.staffId);
        if (repeats(held, grant, day)) return meta.grants;
        const others = meta.grants.filter(
          ({ staffId, to }) => staffId !== input.staffId && (to === undefined || day < to),
        );
        if (others.length >= MOST_GRANTS) throw refuse('documents.too-many-people', { most: MOST_GRANTS });
        return [...others, grant];
      },
    });

/** An owner takes a colleague out of a document, or leaves it. */
export const revokeRole =
  (deps: GrantDeps) =>
  (caller: Caller, input: Name): Shown =>
    changeGrants(deps, caller, {
      ...input,
      after: ({ meta }) => meta.grants.filter(({ staffId }) => staffId !== input.staffId),
    });

type Changing = {
  readonly meta: Meta;
  readonly by: StaffCard;
  readonly colleague: StaffCard | undefined;
  readonly day: Day;
};

type NameAfter = Name & { readonly after: (changing: Changing) => readonly StoredGrant[] };

/** Reads, decides and writes the people of a document: two reads and one transaction. */
async function changeGrants(deps: GrantDeps, caller: Caller, { after, ...input }: NameAfter): Shown {
  return retryOnConflict(async () => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const load = () => deps.lookup.staff(ownerId, input.staffId);
    const found = await loadWhole(deps, caller, { name: input, right: 'own', load });
    const { meta, card, whole, pupil } = found;
    const { day, instant: at } = moment;
    mustBeOpen(meta);
    const grants = after({ meta, by: card, colleague: found.loaded.more, day });
    if (JSON.stringify(grants) === JSON.stringify(meta.grants)) return shownTo(found, caller);
    if (input.ifMatch !== meta.version) throw stale(meta.version);
    if (!keepsAnOwner(grants, day)) throw refuse('documents.last-owner');
    const next = { ...changedBy(meta, card, at), grants: [...grants], pupilName: nameOf(pupil) || meta.pupilName };
    const given = grants.find(({ staffId }) => staffId === input.staffId);
    const left = meta.grants.find(({ staffId }) => staffId === input.staffId);
    const about = { about: input.staffId, aboutName: given?.name ?? left?.name ?? '' };
    const act = given
      ? ({ what: 'grant', role: given.role, ...about } as const)
      : ({ what: 'revoke', ...about } as const);
    const step = stepOf(act, card, { at, version: next.version });
    const saved = await deps.store.saveMeta({
      ownerId,
      before: meta,
      after: next,
      steps: [step],
      facts:
        given && input.staffId !== card.staffId
          ? [sharedFact(next, { ownerId, by: card.staffId, to: input.staffId, at })]
          : [],
    });
    return saved === 'saved'
      ? shownTo(found, caller, { ...whole, meta: next, steps: [...whole.steps, step] })
      : 'moved';
  });
}

type Granting = { readonly colleague: StaffCard | undefined; readonly by: string; readonly day: Day };

/** The grant as it is kept; a day of the past begins today. Refuses an end before the beginning. */
function grantOf({ staffId, role, from, lastDay }: Input, { colleague, by, day }: Granting): StoredGrant {
  const begins = from !== undefined && from > day ? from : day;
  if (lastDay !== null && lastDay < begins) throw refuse('documents.bad-days', {}, { at: '/lastDay' });
  return {
    staffId,
    name: colleague?.name ?? '',
    role,
    from: begins,
    ...(lastDay !== null && { to: addDays(lastDay, 1) }),
    givenBy: by,
  };
}

/** A colleague works at the document's school on the days of the grant. */
function mustWorkThere(colleague: StaffCard | undefined, schoolId: string, grant: StoredGrant): void {
  if (!worksOn(colleague, [schoolId], grant)) throw refuse('documents.no-colleague', {}, { at: '/staffId' });
}

type Sharing = { readonly ownerId: string; readonly by: string; readonly to: string; readonly at: string };

const sharedFact = ({ documentId, pupilId, schoolId }: Meta, { ownerId, by, to, at }: Sharing) =>
  documentFact('document-shared', {
    ownerId,
    occurredAt: at,
    data: { documentId, pupilId, schoolId, staffId: to, madeBy: { kind: 'staff', personId: by } },
  });
