import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AGREEMENT } from '../../../functions/documents/agreement-template.ts';
import type { TemplateContent } from '../../../functions/documents/template.ts';
import { contentOf } from '../../../functions/documents/template-view.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { type Asked, makeWorld, type Name, refused, type Shown, TOMORROW, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const ALL = '/v1/owner/document-templates';
const words = (nb: string) => ({ nb, nn: `${nb} (nn)`, en: `${nb} (en)` });
const LOG: TemplateContent = {
  ...contentOf(AGREEMENT),
  name: words('Stafettlogg'),
  about: words('Tiltak for eleven, trinn for trinn.'),
  law: { nb: '', nn: '', en: '' },
  needsApproval: false,
  publishedTo: { guardians: true, pupilFromYears: null },
  sections: [
    {
      sectionId: 'steps',
      title: words('Trinn'),
      fields: [{ kind: 'text', fieldId: 'what', label: words('Hva vi gjør'), required: true }],
    },
  ],
};
const begin = (content: TemplateContent = LOG, asked: Asked = {}) =>
  world.ask('admin', `POST ${ALL}`, { body: { content }, ...asked });
const inTemplate = (row: string, templateId: string, { who = 'admin', ...asked }: Asked & { who?: string } = {}) => {
  const [method, path = ''] = row.split(' ');
  return world.ask(who, `${method} ${ALL}/{templateId}${path}`, { ...asked, params: { templateId } });
};
const idOf = ({ body }: Shown): string => String(body.templateId);
/** A template in use from today, or from a later day. */
async function used(content: TemplateContent = LOG, validFrom = '2026-11-24'): Promise<string> {
  const templateId = idOf(await begin(content));
  const put = await inTemplate('POST /versions', templateId, { version: 1, body: { validFrom } });
  expect(put.status).toBe(201);
  return templateId;
}
const choices = async (at?: string): Promise<readonly string[]> => {
  const params = { schoolId: world.schoolId, pupilId: world.pupils.ola };
  const { body } = await world.ask('contact', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents', {
    params,
    ...(at !== undefined && { at }),
  });
  return body.templates.map(({ templateId }: { templateId: string }) => templateId);
};
const beginDocument = (templateId: string) => {
  const params = { schoolId: world.schoolId, pupilId: world.pupils.ola };
  const body = { templateId, language: 'nb' };
  return world.ask('contact', 'POST /v1/schools/{schoolId}/pupils/{pupilId}/documents', { params, body });
};
const named = ({ body }: Shown): Name => ({
  schoolId: body.schoolId,
  pupilId: body.pupilId,
  documentId: body.documentId,
});

describe('a template of the owner’s own', () => {
  test('a draft is begun with by nobody, and from its day on by all: written, published and read with its own words', async () => {
    const templateId = idOf(await begin());
    expect(await choices()).not.toContain(templateId);
    expect(refused(await beginDocument(templateId))).toEqual([422, 'documents.unknown-template']);
    await inTemplate('POST /versions', templateId, { version: 1, body: { validFrom: '2026-11-24' } });
    expect(await choices()).toContain(templateId);
    const begun = await beginDocument(templateId);
    expect(begun).toMatchObject({ status: 201, body: { template: { name: LOG.name, version: 1 } } });
    const name = named(begun);
    await world.save('contact', name, 'steps', { version: 1, values: { what: 'Lese hver dag' } });
    expect((await world.publish('contact', name)).status).toBe(201);
    const list = await world.family('mother', 'GET', 'ola');
    expect(list.body.documents.map(({ templateName }: { templateName: string }) => templateName)).toContain(
      'Stafettlogg',
    );
    const read = await world.family('mother', 'GET /{documentId}', 'ola', { params: { documentId: name.documentId } });
    expect(read.body.sections).toMatchObject([
      { title: 'Trinn', fields: [{ label: 'Hva vi gjør', lines: ['Lese hver dag'] }] },
    ]);
    const { body } = await world.ask('contact', 'GET /v1/staff/documents', { query: { list: 'own' } });
    expect(body.documents.map(({ templateName }: { templateName: string }) => templateName)).toContain('Stafettlogg');
  });

  test('a begun document keeps its version when the template changes and when it ends', async () => {
    const templateId = await used();
    const name = named(await beginDocument(templateId));
    const sections = LOG.sections.map((section) => ({ ...section, title: words('Nye trinn') }));
    await inTemplate('PUT /draft', templateId, { version: 2, body: { content: { ...LOG, sections } } });
    await inTemplate('POST /versions', templateId, { version: 3, body: { validFrom: '2026-11-24' } });
    const titles = async (of: Name) => {
      const { body } = await world.inDocument('contact', 'GET', of);
      return body.template.sections.map(({ title }: { title: { nb: string } }) => title.nb);
    };
    expect(await titles(name)).toEqual(['Trinn']);
    expect(await titles(named(await beginDocument(templateId)))).toEqual(['Nye trinn']);
    await inTemplate('PUT /end', templateId, { version: 4, body: { lastDay: '2026-11-23' } });
    expect(await choices()).not.toContain(templateId);
    await world.save('contact', name, 'steps', { version: 1, values: { what: 'Lese' } });
    expect((await world.publish('contact', name)).status).toBe(201);
  });

  test('a version of a later day waits for it, while the version before goes on', async () => {
    const templateId = await used();
    await inTemplate('PUT /draft', templateId, { version: 2, body: { content: { ...LOG, needsApproval: true } } });
    await inTemplate('POST /versions', templateId, { version: 3, body: { validFrom: '2026-11-25' } });
    const needs = async (at?: string) => {
      const params = { schoolId: world.schoolId, pupilId: world.pupils.ola };
      const asked = { params, ...(at !== undefined && { at }) };
      const { body } = await world.ask('contact', 'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents', asked);
      return body.templates.find((each: { templateId: string }) => each.templateId === templateId)?.needsApproval;
    };
    expect([await needs(), await needs(TOMORROW)]).toEqual([false, true]);
  });

  test('an unfinished draft is kept with what it lacks, and is not put into use', async () => {
    const content = { ...LOG, name: { nb: 'Logg', nn: '', en: 'Log' } };
    const templateId = idOf(await begin(content));
    const { body } = await inTemplate('GET', templateId);
    expect(body.faults).toEqual([{ pointer: '/name/nn', code: 'documents.template-text-missing' }]);
    const tried = await inTemplate('POST /versions', templateId, { version: 1, body: { validFrom: '2026-11-24' } });
    expect(refused(tried)).toEqual([422, 'documents.template-not-ready']);
    expect(tried.body.errors).toMatchObject([{ pointer: '/name/nn' }]);
  });

  test('a file that is no template is refused at its place, and a long one with the number', async () => {
    const broken = await begin({ ...LOG, sections: [{ ...LOG.sections[0], fields: [{ kind: 'video' }] }] } as never);
    expect(broken.status).toBe(422);
    expect(broken.body.errors[0].pointer).toBe('/content/sections/0/fields/0/kind');
    const fields = Array.from({ length: 20 }, (_none, at) => ({
      ...{ kind: 'text' as const, fieldId: `f${at}`, required: false },
      ...{ label: words('a'.repeat(590)), help: words('b'.repeat(590)) },
    }));
    const sections = ['first', 'second'].map((sectionId) => ({ sectionId, title: words('Del'), fields }));
    expect(refused(await begin({ ...LOG, sections }))).toEqual([422, 'documents.template-too-long']);
  });

  test('two administrators who save the same version: one does, the other is told and overwrites nothing', async () => {
    const templateId = idOf(await begin());
    const save = (nb: string) =>
      inTemplate('PUT /draft', templateId, { version: 1, body: { content: { ...LOG, name: words(nb) } } });
    const both = await Promise.all([save('Ein'), save('To')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('a repeat of the putting into use with its key makes no second version', async () => {
    const templateId = idOf(await begin());
    const asked = { version: 1, key: newId(), body: { validFrom: '2026-11-24' } };
    const answers = [
      await inTemplate('POST /versions', templateId, asked),
      await inTemplate('POST /versions', templateId, asked),
    ];
    expect(answers.map(({ status, body }) => [status, body.versions.length])).toEqual([
      [201, 1],
      [201, 1],
    ]);
  });

  test('a draft that is discarded leaves what is in use, and a template that was never used goes with it', async () => {
    const inUse = await used();
    await inTemplate('PUT /draft', inUse, { version: 2, body: { content: LOG } });
    expect((await inTemplate('DELETE /draft', inUse, { version: 3 })).status).toBe(200);
    expect((await inTemplate('GET', inUse)).body).toMatchObject({ draft: null, inUse: true });
    const never = idOf(await begin());
    expect((await inTemplate('DELETE /draft', never, { version: 1 })).status).toBe(200);
    expect(refused(await inTemplate('GET', never))).toEqual([404, 'documents.no-template']);
  });

  test('a template of ours is ended and begun again, but never changed', async () => {
    const { templateId } = AGREEMENT;
    const changed = await inTemplate('PUT /draft', templateId, { version: 0, body: { content: LOG } });
    expect(refused(changed)).toEqual([409, 'documents.template-is-ours']);
    const ended = await inTemplate('PUT /end', templateId, { version: 0, body: { lastDay: '2026-11-23' } });
    expect(ended.body).toMatchObject({ shipped: true, inUse: false, lastDay: '2026-11-23' });
    expect(await choices()).not.toContain(templateId);
    expect(refused(await beginDocument(templateId))).toEqual([422, 'documents.unknown-template']);
    await inTemplate('PUT /end', templateId, { version: 1, body: { lastDay: null } });
    expect(await choices()).toContain(templateId);
  });

  test.each([
    ['a day of the past', '2026-11-23'],
    ['before the version before it', '2026-11-24'],
  ])('a version does not begin on %s', async (_why, validFrom) => {
    const templateId = await used(LOG, '2026-11-25');
    await inTemplate('PUT /draft', templateId, { version: 2, body: { content: LOG } });
    const tried = await inTemplate('POST /versions', templateId, { version: 3, body: { validFrom } });
    expect(refused(tried)).toEqual([422, 'documents.bad-first-day']);
  });

  test('an administrator sees the draft as a PDF before anybody writes in it', async () => {
    const templateId = idOf(await begin());
    const shown = await inTemplate('GET /preview', templateId, { query: { language: 'nn' } });
    expect(shown.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('nobody but an administrator of the owner sees or writes templates', async () => {
    const templateId = await used();
    for (const who of ['principal', 'contact', 'office'])
      expect(refused(await inTemplate('GET', templateId, { who }))).toEqual([403, 'forbidden']);
    expect((await inTemplate('GET', templateId, { who: 'guest' })).status).toBe(401);
  });
});
