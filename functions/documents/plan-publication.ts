import type { Caller } from '../access/authorize.ts';
import { loadOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import type { DocumentName } from './authorize.ts';
import { type Facts, factsOf, hashOf, progressOf, valuesOf } from './content.ts';
import { templateFor } from './known-template.ts';
import type { Content } from './letter-of.ts';
import { loadWhole, type OpenDeps, type OpenedDocument } from './open-document.ts';
import { type Readers, readersOf } from './readers.ts';
import { stateAfter } from './rules.ts';
import type { Template } from './template.ts';

/** The settings that stand in a document's letter. */
export type PublicationSettings = Pick<Settings, 'owner.name'>;
export type PlanDeps = OpenDeps & { readonly settings: SettingsLookup<PublicationSettings> };

export type Planned<More> = {
  readonly found: OpenedDocument<{ readonly owner: string; readonly more: More }>;
  readonly template: Template;
  readonly facts: Facts;
  readonly who: Readers;
  /** The hash of the text. */
  readonly hash: string;
  /** The fingerprint of text and readers, by which a publication is of what was seen. */
  readonly seen: string;
  /** The number of the next publication. */
  readonly number: number;
  readonly refusedBy: string | undefined;
};

type Wanted<More> = {
  readonly name: DocumentName;
  readonly right: 'read' | 'own';
  readonly load: () => Promise<More>;
};

/** A document as it would be published now: by the same functions before and at the publication. Two reads. */
export async function planPublication<More>(
  deps: PlanDeps,
  caller: Caller,
  { name, right, load }: Wanted<More>,
): Promise<Planned<More>> {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const both = async () => {
    const [org, more] = await Promise.all([loadOrgContext(deps, caller), load()]);
    return { owner: org.at(name.schoolId)['owner.name'], more };
  };
  const found = await loadWhole(deps, caller, { name, right, load: both });
  const { meta, whole, pupil, loaded } = found;
  const template = templateFor(meta, whole.template);
  const who = pupil ? readersOf(ownerId, pupil.facts, { template, day }) : { readers: [], leftOut: [] };
  const hash = hashOf(meta, whole.sections);
  const after = stateAfter('publish', progressOf(meta, template, whole.sections));
  return {
    found,
    template,
    facts: factsOf(pupil, { school: loaded.school, language: meta.language, day }),
    who,
    hash,
    seen: contentHash({ hash, readers: who.readers }),
    number: (meta.published?.number ?? 0) + 1,
    refusedBy: refusalOf(who, after),
  };
}

function refusalOf({ readers }: Readers, after: ReturnType<typeof stateAfter>): string | undefined {
  if ('refused' in after) return after.refused;
  return readers.length === 0 ? 'documents.nobody-reads' : undefined;
}

/** What the letter of the next publication is made of. */
export const contentOf = ({ found, template, facts, number }: Planned<unknown>, { moment }: Caller): Content => ({
  documentId: found.meta.documentId,
  template,
  language: found.meta.language,
  title: found.meta.title,
  values: valuesOf(found.whole.sections),
  facts,
  owner: found.loaded.more.owner,
  at: moment.instant,
  number,
  publishedBy: found.card.name,
  approvedBy: found.meta.approved?.name,
});
