import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { type AuthorizeDeps, authorizeDocument, type DocumentName, type DocumentRight } from './authorize.ts';
import { sectionFor, templateFor } from './known-template.ts';
import { viewerOf } from './open-document.ts';
import type { SectionText } from './record.ts';
import type { Revisions, SectionView } from './schema.ts';
import type { DocumentsStore } from './store.ts';
import { showSection } from './view.ts';

export type SectionName = DocumentName & { readonly sectionId: string };
export type ReadSectionDeps = AuthorizeDeps & {
  readonly store: Pick<DocumentsStore, 'withSection' | 'deputyOf' | 'revisions'>;
};

type Wanted<More> = { readonly name: SectionName; readonly right: DocumentRight; readonly load: () => Promise<More> };

/** A section of a document for somebody with the right, and whatever `load` brings in the same trip: two reads. */
export async function loadSection<More>(
  deps: AuthorizeDeps & { readonly store: Pick<DocumentsStore, 'withSection' | 'deputyOf'> },
  caller: Caller,
  { name, right, load }: Wanted<More>,
) {
  const { ownerId } = caller.login;
  const both = async () => {
    const [read, more] = await Promise.all([deps.store.withSection(ownerId, name.documentId, name.sectionId), load()]);
    return { ...read, more };
  };
  const found = await authorizeDocument(deps, caller, { name, right, load: both });
  const { text, more, template } = found.loaded;
  const section = sectionFor(templateFor(found.meta, template), name.sectionId);
  if (!text) throw new Error('A section of the template has no item.');
  return { ...found, section, text: text satisfies SectionText, more };
}

const nothing = async (): Promise<undefined> => undefined;

/** A section as it is now, for the comparison after a refused saving. */
export const readSection =
  (deps: ReadSectionDeps) =>
  async (caller: Caller, name: SectionName): Promise<output<typeof SectionView>> => {
    const found = await loadSection(deps, caller, { name, right: 'read', load: nothing });
    return showSection(found.text, viewerOf(found, caller));
  };

/** Earlier texts of a section, newest first. */
export const listRevisions =
  (deps: ReadSectionDeps) =>
  async (caller: Caller, name: SectionName): Promise<output<typeof Revisions>> => {
    const load = () => deps.store.revisions(caller.login.ownerId, name.documentId, name.sectionId);
    const { more } = await loadSection(deps, caller, { name, right: 'read', load });
    return { revisions: more.map(({ values, by, byName, at }) => ({ values, by: { staffId: by, name: byName }, at })) };
  };
