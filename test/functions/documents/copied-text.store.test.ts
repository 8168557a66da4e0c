import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import { CONVERSATION_MINUTES } from '../../../functions/documents/conversation-minutes-template.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld, type Name, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

type Copy = { readonly pupilId: string; readonly documentId: string; readonly sectionIds: readonly string[] };
const sharedOf = ({ pupilId, documentId }: Name, ...sectionIds: string[]): Copy => ({
  pupilId,
  documentId,
  sectionIds,
});
const begin = (who: string, copyOf: Copy, templateId: string = CONVERSATION_MINUTES.templateId) =>
  world.ask(who, 'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents', {
    params: { schoolId: world.schoolId, pupilId: world.pupils.young },
    body: { templateId, language: 'nb', copyOf },
  });

describe('a document that takes over the text of another pupil’s', () => {
  test('a copy holds the chosen sections, counts them as written, and goes its own way from there', async () => {
    const first = await world.complete('contact', 'ola', CONVERSATION_MINUTES);
    const begun = await begin('contact', sharedOf(first, 'agreed'));
    expect(begun.status).toBe(201);
    const source = await world.inDocument('contact', 'GET', first);
    const valuesIn = (body: { sections: { sectionId: string; values: object }[] }, sectionId: string) =>
      body.sections.find((section) => section.sectionId === sectionId)?.values;
    expect(valuesIn(begun.body, 'agreed')).toEqual(valuesIn(source.body, 'agreed'));
    expect(valuesIn(begun.body, 'talk')).toEqual({});
    const { schoolId, pupilId, documentId } = begun.body;
    await world.rewrite('contact', { schoolId, pupilId, documentId }, 'agreed', {
      points: [{ point: 'Bare her', who: 'A' }],
    });
    expect(valuesIn((await world.inDocument('contact', 'GET', first)).body, 'agreed')).toEqual(
      valuesIn(source.body, 'agreed'),
    );
    const family = await world.family('mother', 'GET', 'young');
    expect(family.body.documents).toEqual([]);
  });

  test('text is taken only from a document that the person may read, at the pupil and school where it is', async () => {
    const others = await world.complete('leader', 'ola', CONVERSATION_MINUTES);
    expect(refused(await begin('contact', sharedOf(others, 'agreed')))).toEqual([404, 'not-found']);
    const own = await world.complete('contact', 'ola', CONVERSATION_MINUTES);
    const elsewhere = { ...sharedOf(own, 'agreed'), pupilId: world.pupils.grown };
    expect(refused(await begin('contact', elsewhere))).toEqual([404, 'not-found']);
    const absent = { ...sharedOf(own, 'agreed'), documentId: newSortableId(0) };
    expect(refused(await begin('contact', absent))).toEqual([404, 'not-found']);
  });

  test('a document of another kind gives no text, and neither does a section that is not there', async () => {
    const own = await world.complete('contact', 'ola', AGREEMENT);
    const [section] = AGREEMENT.sections;
    expect(refused(await begin('contact', sharedOf(own, section?.sectionId ?? '')))).toEqual([
      409,
      'documents.other-template',
    ]);
    const absent = sharedOf(own, 'no-such-section');
    expect(refused(await begin('contact', absent, AGREEMENT.templateId))).toEqual([404, 'documents.unknown-section']);
  });

  test('the look at the other pupil’s document is logged as a look at that pupil', async () => {
    const own = await world.complete('contact', 'ola', CONVERSATION_MINUTES);
    const before = world.deps.logged.length;
    await begin('contact', sharedOf(own, 'agreed'));
    const looks = world.deps.logged.slice(before).map(({ pupilId, action }) => [pupilId, action]);
    expect(looks).toContainEqual([world.pupils.ola, 'document:read']);
  });
});
