import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import { type ChannelsLookup, type Reach, whyNoEmail } from '../channels/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { DocumentName } from './authorize.ts';
import { nameOf } from './content.ts';
import { ARCHIVED_EDITION } from './keys.ts';
import { letterOf } from './letter-of.ts';
import { contentOf, type PlanDeps, planPublication } from './plan-publication.ts';
import { printed } from './print-faults.ts';
import type { PublicationPreview } from './publishing-schema.ts';
import type { DocumentsStore } from './store.ts';

export type PreviewDeps = PlanDeps & {
  readonly lookup: Pick<Lookup, 'guardianNames'>;
  readonly channels: Pick<ChannelsLookup, 'reach'>;
};

const nothing = async (): Promise<undefined> => undefined;

/**
 * Who will read the document when it is published now, and how they hear of it; who will not, and why. Three reads. A
 * protected pupil's guardians are not named (law 4).
 */
export const previewPublication =
  (deps: PreviewDeps) =>
  async (caller: Caller, name: DocumentName): Promise<output<typeof PublicationPreview>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const planned = await planPublication(deps, caller, { name, right: 'own', load: nothing });
    const { who, seen, number, refusedBy, found } = planned;
    const { pupil } = found;
    const isOpen = pupil !== undefined && !isProtected(pupil.facts.protection);
    const guardians = [...who.readers.map(({ person }) => person), ...who.leftOut].filter(
      ({ kind }) => kind === 'guardian',
    );
    const [names, reached] = await Promise.all([
      deps.lookup.guardianNames(
        ownerId,
        guardians.map(({ id }) => id),
      ),
      Promise.all(who.readers.map(({ person }) => deps.channels.reach(ownerId, person))),
    ]);
    const called = (kind: 'guardian' | 'pupil', id: string) => {
      if (kind === 'pupil') return nameOf(pupil);
      return isOpen ? (names.get(id) ?? null) : null;
    };
    return {
      seen,
      readers: who.readers.map(({ person: { kind, id } }, at) => ({
        kind,
        name: called(kind, id),
        channels: channelsIn(reached[at], day),
      })),
      leftOut: who.leftOut.map(({ kind, id, why }) => ({ kind, name: called(kind, id), why })),
      number,
      refusedBy: refusedBy ?? null,
    };
  };

/** How somebody hears of a publication now; none means that it waits in the portal. */
const channelsIn = (reach: Reach | undefined, day: string): ('push' | 'email')[] => [
  ...(reach && reach.devices.length > 0 ? ['push' as const] : []),
  ...(reach && whyNoEmail(false, reach.email, day) === undefined ? ['email' as const] : []),
];

export type PdfDeps = PlanDeps & { readonly store: Pick<DocumentsStore, 'pdf'> };

/**
 * The document as it would be published now, marked as a draft on every page; what was sent to the archive is those
 * very bytes, in a third read.
 */
export const previewPdf =
  (deps: PdfDeps) =>
  async (caller: Caller, name: DocumentName): Promise<Uint8Array> => {
    const planned = await planPublication(deps, caller, { name, right: 'read', load: nothing });
    if (planned.found.meta.archived) return deps.store.pdf(caller.login.ownerId, name.documentId, ARCHIVED_EDITION);
    const content = contentOf(planned, caller);
    return printed(letterOf(content, 'draft'), content);
  };
