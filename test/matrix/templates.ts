import { AGREEMENT } from '../../functions/documents/agreement-template.ts';
import { templateDraftAt, templateHeadAt, templateVersionAt } from '../../functions/documents/keys.ts';
import type { TemplateContent } from '../../functions/documents/template.ts';
import type { TemplateHead } from '../../functions/documents/template-record.ts';
import { contentOf } from '../../functions/documents/template-view.ts';
import { at } from '../support/json.ts';
import type { Item } from '../support/records.ts';
import type { Asking } from './canary-walk.ts';
import type { Place } from './municipality.ts';
import type { Row } from './oracle.ts';

const AT = '2026-11-20T08:00:00.000Z';
const CONTENT: TemplateContent = contentOf(AGREEMENT);

/** A template of the owner's own at a place. Its id is made of the pupil's: absent ones look like all others. */
export const templateIdAt = ({ pupilId }: Pick<Place, 'pupilId'>): string => `own-${pupilId}`;

/** A template in use, with a draft of the next version. */
export function templateItems(ownerId: string, place: Place): Item[] {
  const templateId = templateIdAt(place);
  const { name, about, law, needsApproval, publishedTo, archived } = CONTENT;
  const by = { by: place.groupId, byName: 'Administrator', at: AT };
  const used = { ...by, version: 1, validFrom: '2026-11-20', name, about, law, needsApproval, publishedTo, archived };
  const head: TemplateHead = { templateId, version: 1, used: [used], draft: { name, ...by } };
  return [
    { ...templateHeadAt(ownerId, templateId), ...head },
    { ...templateDraftAt(ownerId, templateId), content: CONTENT },
    { ...templateVersionAt(ownerId, templateId, 1), content: CONTENT },
  ];
}

const ALL = '/v1/owner/document-templates';
const EACH = `${ALL}/{templateId}`;

/** The owner's administrators write templates, of their own owner alone. */
export const templateRows = (owner: (passes: number) => Row, told: Row['told']): Readonly<Record<string, Row>> => {
  const rowOf = (passes: number): Row => ({
    names: 'item',
    passes,
    may: { own: ['owner admin'], 'other owner': ['owner admin of another owner'] },
    ...(told && { told }),
  });
  return {
    [`GET ${ALL}`]: owner(200),
    [`POST ${ALL}`]: owner(422),
    [`GET ${EACH}`]: rowOf(200),
    [`GET ${EACH}/preview`]: rowOf(200),
    [`PUT ${EACH}/draft`]: rowOf(412),
    [`DELETE ${EACH}/draft`]: rowOf(412),
    [`POST ${EACH}/versions`]: rowOf(412),
    [`PUT ${EACH}/end`]: rowOf(412),
  };
};

const STALE = { 'if-match': '"99"' };
const named = (place: Place) => ({ params: { templateId: templateIdAt(place) } });

/** More than a template may hold: some lines are allowed, and their sum is not. */
const tooLong = (): TemplateContent => {
  const [section] = CONTENT.sections;
  const text = 'a'.repeat(600);
  const words = { nb: text, nn: text, en: text };
  const fields = Array.from({ length: 20 }, (_none, place) => ({
    ...{ kind: 'text' as const, fieldId: `f${place}`, label: words, help: words, required: false },
  }));
  return {
    ...CONTENT,
    sections: section ? [1, 2].map((number) => ({ ...section, sectionId: `s${number}`, fields })) : [],
  };
};

export const TEMPLATE_REQUESTS = {
  [`GET ${ALL}`]: () => ({}),
  [`POST ${ALL}`]: () => ({ body: { content: tooLong() } }),
  [`GET ${EACH}`]: named,
  [`GET ${EACH}/preview`]: named,
  [`PUT ${EACH}/draft`]: (place: Place) => ({ ...named(place), body: { content: CONTENT }, headers: STALE }),
  [`DELETE ${EACH}/draft`]: (place: Place) => ({ ...named(place), headers: STALE }),
  [`POST ${EACH}/versions`]: (place: Place) => ({
    ...named(place),
    body: { validFrom: '2026-11-24' },
    headers: STALE,
  }),
  [`PUT ${EACH}/end`]: (place: Place) => ({ ...named(place), body: { lastDay: null }, headers: STALE }),
};

/** A template begun, written, used and ended, and a draft thrown away. */
export async function templatesWalk(ask: Asking): Promise<void> {
  const role = 'owner admin';
  const begun = await ask(`POST ${ALL}`, role, { body: { content: CONTENT } });
  const params = { templateId: String(at(begun.body, 'templateId')) };
  const seen = (version: number) => ({ 'if-match': `"${version}"` });
  await ask(`PUT ${EACH}/draft`, role, { params, headers: seen(1), body: { content: CONTENT } });
  await ask(`POST ${EACH}/versions`, role, { params, headers: seen(2), body: { validFrom: '2026-11-24' } });
  await ask(`PUT ${EACH}/draft`, role, { params, headers: seen(3), body: { content: CONTENT } });
  await ask(`DELETE ${EACH}/draft`, role, { params, headers: seen(4) });
  await ask(`PUT ${EACH}/end`, role, { params, headers: seen(5), body: { lastDay: '2026-12-24' } });
}
