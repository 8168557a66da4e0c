import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { isProtected } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { authorizeDocument, type DocumentName } from './authorize.ts';
import { nameOf } from './content.ts';
import { loadWhole, type OpenDeps } from './open-document.ts';
import { showPublication } from './publish-document.ts';
import type { Publications } from './publishing-schema.ts';
import type { DocumentsStore } from './store.ts';

export type PublicationsDeps = OpenDeps & {
  readonly lookup: Pick<Lookup, 'guardianNames'>;
  readonly store: Pick<DocumentsStore, 'meta' | 'pdf' | 'publications'>;
};

/** What the family has got, newest first, with who has opened what. Three reads. */
export const listPublications =
  (deps: PublicationsDeps) =>
  async (caller: Caller, name: DocumentName): Promise<output<typeof Publications>> => {
    const load = () => deps.store.publications(caller.login.ownerId, name.documentId);
    const { whole, pupil, loaded } = await loadWhole(deps, caller, { name, right: 'read', load });
    const publications = loaded.more;
    const guardians = publications.flatMap(({ readers }) =>
      readers.flatMap(({ person }) => (person.kind === 'guardian' ? [person.id] : [])),
    );
    const names = await deps.lookup.guardianNames(caller.login.ownerId, guardians);
    // A protected pupil's guardians are named to nobody (law 4).
    const isOpen = pupil !== undefined && !isProtected(pupil.facts.protection);
    const called = (kind: 'guardian' | 'pupil', id: string) => {
      if (kind === 'pupil') return nameOf(pupil);
      return isOpen ? (names.get(id) ?? null) : null;
    };
    const shown = publications.map((each) => showPublication(each, { nameOf: called, opened: whole.opened }));
    return { publications: shown.reverse() };
  };

/** A publication's PDF, byte for byte as the family reads it. */
export const readPublication =
  (deps: PublicationsDeps) =>
  async (caller: Caller, { number, ...name }: DocumentName & { readonly number: number }): Promise<Uint8Array> => {
    const { ownerId } = caller.login;
    const load = async () => {
      const [meta, bytes] = await Promise.all([
        deps.store.meta(ownerId, name.documentId),
        deps.store.pdf(ownerId, name.documentId, number),
      ]);
      return { meta, bytes };
    };
    const { loaded } = await authorizeDocument(deps, caller, { name, right: 'read', load });
    if (loaded.bytes.length === 0) throw notFound();
    return loaded.bytes;
  };
