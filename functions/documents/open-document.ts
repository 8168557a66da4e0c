import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { ArchiveLookup } from '../archive/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import {
  type AuthorizeDeps,
  authorizeDocument,
  type DocumentName,
  type DocumentRight,
  type InDocument,
} from './authorize.ts';
import { factsOf } from './content.ts';
import { templateFor } from './known-template.ts';
import { type Answered, answeredOf } from './question.ts';
import type { Whole } from './reads.ts';
import type { DocumentView } from './schema.ts';
import type { DocumentsStore } from './store.ts';
import { type Shown, showDocument, type Viewer } from './view.ts';

export type OpenDeps = AuthorizeDeps & {
  readonly lookup: Pick<Lookup, 'schools'>;
  readonly store: Pick<DocumentsStore, 'whole' | 'deputyOf'>;
};
/** A document with all its text, and the school's name. */
export type OpenLoaded<More = unknown> = {
  readonly meta: Whole['meta'] | undefined;
  readonly answered?: Answered | undefined;
  readonly whole: Whole | undefined;
  readonly school: string;
  readonly more: More;
};
export type OpenedDocument<More = unknown> = InDocument<OpenLoaded<More>> & { readonly whole: Whole };

type Wanted<More> = { readonly name: DocumentName; readonly right: DocumentRight; readonly load?: () => Promise<More> };

/** Loads a whole document for somebody with the right: two reads at any number of revisions. */
export async function loadWhole<More>(
  deps: OpenDeps,
  caller: Caller,
  { name, right, load }: Wanted<More>,
): Promise<OpenedDocument<More>> {
  const { ownerId } = caller.login;
  const all = async () => {
    const [whole, { schools }, more] = await Promise.all([
      deps.store.whole(ownerId, name.documentId),
      deps.lookup.schools(ownerId),
      load?.() as Promise<More>,
    ]);
    const answered = right === 'approve' && whole ? answeredOf(whole.steps) : undefined;
    return {
      meta: whole?.meta,
      answered,
      whole,
      school: schools.find(({ id }) => id === name.schoolId)?.name ?? '',
      more,
    };
  };
  const found = await authorizeDocument(deps, caller, { name, right, load: all });
  const { whole } = found.loaded;
  if (!whole) throw new Error('A document was found without its partition.');
  return { ...found, whole };
}

/** The caller as a viewer of the document. */
export const viewerOf = ({ card, may }: Pick<InDocument<unknown>, 'card' | 'may'>, { moment }: Caller): Viewer => ({
  staffId: card.staffId,
  day: moment.day,
  now: moment.instant,
  may,
});

/** The document as its reader sees it. */
export function shownTo(
  found: OpenedDocument,
  caller: Caller,
  shown: Shown = found.whole,
): output<typeof DocumentView> {
  const { meta } = shown;
  const facts = factsOf(found.pupil, { school: found.loaded.school, language: meta.language, day: caller.moment.day });
  return showDocument(shown, { template: templateFor(meta, found.whole.template), facts }, viewerOf(found, caller));
}

export type OpenOneDeps = OpenDeps & { readonly archive: Pick<ArchiveLookup, 'standing'> };

/**
 * Opens a document: its text, its people, its history, and what the reader may do now (I2, I4). For one that was sent
 * to the archive a third read says where that stands.
 */
export const openDocument =
  (deps: OpenOneDeps) =>
  async (caller: Caller, name: DocumentName): Promise<output<typeof DocumentView>> => {
    const found = await loadWhole(deps, caller, { name, right: 'read' });
    const { documentId: recordId, pupilId, archived } = found.meta;
    if (!archived) return shownTo(found, caller);
    const job = await deps.archive.standing(caller.login.ownerId, { pupilId, recordId, sentAt: archived.at });
    return shownTo(found, caller, { ...found.whole, job });
  };
