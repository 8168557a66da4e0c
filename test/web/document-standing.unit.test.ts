import { expect, test } from 'vitest';
import { AGREEMENT } from '../../functions/documents/agreement-template.ts';
import { IOP } from '../../functions/documents/iop-template.ts';
import { type Document, standingOf } from '../../web/pages/documents/standing.ts';
import { statusTexts } from '../../web/pages/documents/status-texts.ts';

const AT = '2026-12-01T09:00:00.000Z';
const LIV = { staffId: 's', name: 'Liv Lærer', role: 'owner', from: '2026-08-01', lastDay: null } as const;
const FINISHED: Document = {
  ...{ documentId: 'd', pupilId: 'p', schoolId: 's', pupilName: 'Emma', language: 'nb', title: '', version: 4 },
  ...{ status: 'finished', template: IOP, facts: {}, sections: [], role: 'owner', grants: [LIV] },
  ...{ asked: null, approved: null, published: null, archive: null, moves: [], missing: [], steps: [] },
};
type Archive = NonNullable<Document['archive']>;
const sent = (status: Archive['status'], more: Partial<Archive> = {}): Document => ({
  ...FINISHED,
  status: 'archived',
  archive: { at: AT, by: 'Liv Lærer', status, archivedAt: null, systemId: null, ...more },
});
const namesOf = (document: Document) => standingOf(document, () => 'i dag').map(({ name }) => name);

test('a finished document names the owner who can send it to the archive, only where its kind goes there', () => {
  expect(namesOf(FINISHED)).toEqual(['finishedHere', 'nextToArchive']);
  expect(standingOf(FINISHED, () => '').at(-1)?.values).toEqual({ names: 'Liv Lærer' });
  expect(namesOf({ ...FINISHED, template: AGREEMENT })).toEqual(['finishedHere', 'nextNobody']);
});

test.each([
  ['waiting', 'archiveWaits', 'nextArchive'],
  ['failed', 'archiveFailed', 'nextOperator'],
  ['archived', 'archiveHas', 'nothingLeft'],
  ['given-up', 'archiveGivenUp', 'nothingLeft'],
] as const)(
  'a document whose way to the archive is %s says so, who acts next, and what the home has',
  (status, is, next) => {
    expect(namesOf(sent(status))).toEqual([is, next, 'homeHasNothing']);
    const published = { number: 1, at: AT, by: 'Liv Lærer', changedSince: false };
    expect(namesOf({ ...sent(status), published }).at(-1)).toBe('homeReads');
  },
);

test('a document in the archive shows the archive’s own id and time, in every language', () => {
  const [has] = standingOf(sent('archived', { archivedAt: AT, systemId: '26/00012' }), (at) => `den ${at}`);
  expect(has?.values).toMatchObject({ systemId: '26/00012', archivedAt: `den ${AT}`, by: 'Liv Lærer' });
  for (const text of Object.values(statusTexts.archiveHas)) expect(text).toMatch(/\{archivedAt\}.*\{systemId\}/);
});
