import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeFolders } from '../../../functions/archive/judge-folders.ts';
import { searchOf, searchXml } from '../../../functions/archive/search-message.ts';
import type { Terms } from '../../../functions/archive/write-message.ts';
import type { ArchiveFiling } from '../../../functions/settings/archive-codes.ts';
import { FOLDER_ID, folderFound, found, NO_FOLDER } from './folders.ts';
import { FOUND, published, SEARCH, validator, WHY_NOT } from './published-fiks.ts';
import { SUBJECT, TERMS } from './sample.ts';

const on = (filing: Partial<ArchiveFiling>): Terms => ({ ...TERMS, filing: { ...TERMS.filing, ...filing } });
const judge = (folders: readonly string[], terms = TERMS, count = folders.length) =>
  judgeFolders(found(folders, count), SUBJECT, terms);
const OTHER_ID = '7f0de3f4-3a0f-4c86-8f3a-5c3f7a1d2b11';
const PPT = folderFound({ id: OTHER_ID, title: 'PPT-mappe - Ola' });
const NO_NUMBER = { ...SUBJECT, pupil: { name: 'Áŋŋel' } };

describe('the question for a pupil’s folder (decision 043)', () => {
  test('the question for a pupil’s folder is by the class that folders are filed under, and narrower where the owner has said more', () => {
    const xml = (terms: Terms) => searchXml(searchOf(SUBJECT, terms) ?? { name: 'none', children: [], text: '' });
    expect(xml(TERMS)).toContain('<value>FNR</value>');
    expect(xml(TERMS)).toContain('<value>15851090085</value>');
    expect(xml(TERMS)).not.toContain('mappeArkivdel');
    expect(xml(on({ series: 'ELEV', folderType: 'Elevmappe' }))).toMatch(/ELEV.*mappeArkivdel.*mappeMappetype/);
  });

  test('the question for a pupil’s folder is not asked where the owner says so, nor of a pupil whom no class names', () => {
    expect(searchOf(SUBJECT, on({ search: 'never' }))).toBeUndefined();
    expect(searchOf(NO_NUMBER, on({ substituteSystem: '' }))).toBeUndefined();
    expect(JSON.stringify(searchOf(NO_NUMBER, TERMS))).toContain(SUBJECT.pupilId);
  });
});

describe('the archive’s answer (decision 043)', () => {
  test.each([
    ['no folder', [], 'none'],
    ['the pupil’s folder, made by others', [folderFound()], { folderId: FOLDER_ID }],
    ['our own folder', [folderFound({ classId: '', key: `elevmappe:${SUBJECT.pupilId}` })], { folderId: FOLDER_ID }],
    ['only a folder of another kind', [PPT], 'none'],
    ['the folder beside one of another kind', [PPT, folderFound()], { folderId: FOLDER_ID }],
    ['only one that was withdrawn', [folderFound({ status: 'U' })], 'none'],
    ['two in use', [folderFound(), folderFound({ id: OTHER_ID })], { fault: 'several-folders' }],
    ['one that is closed', [folderFound({ status: 'A' })], { fault: 'folder-closed' }],
    [
      'a closed one beside one in use',
      [folderFound({ id: OTHER_ID, status: 'A' }), folderFound()],
      { folderId: FOLDER_ID },
    ],
    ['another child’s folder', [folderFound({ classId: '13061276334' })], { fault: 'foreign-folder' }],
    ['a folder that does not say whose it is', [folderFound({ classId: '' })], { fault: 'foreign-folder' }],
    ['one with our number and another pupil’s key', [folderFound({ key: 'elevmappe:x' })], { fault: 'foreign-folder' }],
    ['a folder without an id', [folderFound({ id: 'ola' })], { fault: 'search-unreadable' }],
  ])('the archive’s answer: %s', (_what, folders, judged) => expect(judge(folders)).toEqual(judged));

  test('more than it shows is several, and the type of folder tells them apart where titles do not', () => {
    expect(judge([folderFound()], TERMS, 21)).toEqual({ fault: 'several-folders' });
    expect(judge([PPT], on({ folderType: 'Elevmappe' }))).toEqual({ folderId: OTHER_ID });
    // One series holds all folders of a pupil in many archives.
    expect(judge([PPT], on({ series: 'ELEV' }))).toBe('none');
  });

  test.each([
    ['ugyldigforespoersel', '<ugyldigforespoersel/>'],
    ['search-unreadable', '<html>ok</html>'],
    ['search-unreadable', found([folderFound()]).slice(0, 300)],
    ['search-unreadable', NO_FOLDER.replace('<count>0<', '<count><')],
  ])('the archive’s answer that is none says %s', (fault, xml) =>
    expect(judgeFolders(xml, SUBJECT, TERMS)).toEqual({ fault }),
  );

  const folder = fc.record(
    {
      classId: fc.constantFrom('15851090085', '13061276334', ''),
      status: fc.constantFrom('B', 'A', 'U', 'R'),
      key: fc.constantFrom(`elevmappe:${SUBJECT.pupilId}`, 'elevmappe:other'),
      title: fc.constantFrom('Elevmappe - Ola', 'PPT', 'elevmappe'),
    },
    { requiredKeys: [] },
  );
  test('the archive’s answer is taken only where one open folder, and no other, says that it is the pupil’s', () => {
    fc.assert(
      fc.property(fc.array(folder, { maxLength: 4 }), fc.boolean(), (folders, narrowed) => {
        const ids = folders.map((_none, at) => FOLDER_ID.replace(/^./, String(at)));
        const judged = judge(
          folders.map((change, at) => folderFound({ ...change, id: ids[at] ?? '' })),
          narrowed ? on({ folderType: 'Elevmappe' }) : TERMS,
        );
        if (typeof judged === 'string' || !('folderId' in judged)) return;
        const taken = folders[ids.indexOf(judged.folderId)];
        expect(taken?.key === undefined || taken.key === `elevmappe:${SUBJECT.pupilId}`).toBe(true);
        expect(taken?.classId).not.toBe('13061276334');
        expect(taken?.classId !== '' || taken.key !== undefined).toBe(true);
        expect(['B', 'R', undefined]).toContain(taken?.status);
      }),
      { numRuns: 5_000 },
    );
  });
});

test.skipIf(!published)(`questions and answers hold by the publisher's schemas, unless ${WHY_NOT} (L1)`, () => {
  const question = validator(SEARCH);
  for (const terms of [TERMS, on({ series: 'ELEV', folderType: 'Elevmappe' })])
    for (const subject of [SUBJECT, NO_NUMBER]) {
      const search = searchOf(subject, terms);
      expect(question(search ? searchXml(search) : '')).toBeUndefined();
    }
  const answer = validator(FOUND);
  for (const folders of [[], [folderFound()], [PPT, folderFound({ key: 'elevmappe:x' })]])
    expect(answer(found(folders))).toBeUndefined();
});
