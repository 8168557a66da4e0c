import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { namesIn } from '../../../functions/archive/check-message.ts';
import { adapterTo, LETTER, packageOf } from './p360-sample.ts';
import { type P360Server, startP360 } from './p360-server.ts';
import { NAMES, SECRET, SUBJECT } from './sample.ts';

let server: P360Server;
beforeAll(async () => {
  server = await startP360();
});
beforeEach(() => server.clear());
afterAll(() => server.stop());

const MARK = `varsel-${SUBJECT.recordId}`;
const NUMBER = String(SUBJECT.pupil.identityNumber);
const file = (subject = SUBJECT) => adapterTo(server)(packageOf(subject));
const methods = () => server.calls.map(({ method }) => method.split('/')[1]);
const again = (said: Awaited<ReturnType<typeof file>>) =>
  typeof said === 'object' ? { ...said, existed: true } : said;
const ownFolder = (more: object = {}) =>
  server.addCase({ Title: 'Elevmappe', ArchiveCodes: [{ ArchiveCode: NUMBER, ArchiveType: 'FNR' }], ...more });

describe('a warning is filed in P360 (L1)', () => {
  it('a warning is filed in P360: in a new folder when the pupil has none, with the archive’s own ids as its receipt', async () => {
    expect(await file()).toEqual({
      says: 'archived',
      systemId: '26/00100-1 (recno 5000)',
      key: `varsel:${SUBJECT.recordId}`,
      existed: false,
    });
    expect(methods().filter((method) => method?.startsWith('Create'))).toEqual(['CreateCase', 'CreateDocument']);
    expect(server.cases).toMatchObject([
      {
        CaseType: 'Elev',
        Title: 'Elevmappe',
        UnofficialTitle: `Elevmappe - ${SUBJECT.pupil.name}`,
        ExternalId: { Id: `elevmappe:${SUBJECT.pupilId}`, Type: 'Skolebro' },
        ArchiveCodes: [
          { ArchiveCode: NUMBER, ArchiveType: 'FNR' },
          { ArchiveCode: 'B31', ArchiveType: 'FAGKLASSE PRINSIPP' },
        ],
        AccessCode: '13',
        Paragraph: 'Offl. § 13 jf. fvl. § 13 (1) nr. 1',
      },
    ]);
    expect(server.documents).toMatchObject([
      {
        CaseNumber: '26/00100',
        Archive: 'Elevdokument',
        Category: 'Dokument ut',
        Status: 'R',
        DocumentDate: '2026-11-24',
        DispatchedDate: SUBJECT.sentAt,
        AccessCode: '13',
        ResponsibleEnterpriseNumber: SUBJECT.school.orgNumber,
        Files: [{ Title: MARK, Format: 'pdf', VersionFormat: 'A', Status: 'F', Category: '1' }],
      },
    ]);
    expect(Buffer.from(String(server.documents[0]?.Files[0]?.Base64Data), 'base64')).toEqual(Buffer.from(LETTER));
  });

  it('a warning is filed in P360: in the folder that the pupil has, whoever made it, and never in one that was withdrawn', async () => {
    ownFolder({ Status: 'Utgår' });
    const folder = ownFolder();
    expect(await file()).toMatchObject({ says: 'archived', existed: false });
    expect([server.documents[0]?.CaseNumber, server.cases.length]).toEqual([folder.CaseNumber, 2]);
  });

  it('a warning is filed in P360 once: the same package again is the same entry, also when others lie before it, or its folder is no longer in use', async () => {
    const folder = ownFolder();
    for (const title of ['a', 'b', 'c', 'd', 'e'])
      server.addDocument({ CaseNumber: folder.CaseNumber, Files: [{ Title: title }] });
    const first = await file();
    expect(await file()).toEqual(again(first));
    folder.Status = 'Utgår';
    expect(await file()).toEqual(again(first));
    expect(server.documents.filter(({ Files }) => Files[0]?.Title === MARK)).toHaveLength(1);
  });

  it('a warning in P360 is known by a title with the file’s ending too', async () => {
    server.addDocument({ CaseNumber: ownFolder().CaseNumber, Files: [{ Title: `${MARK}.pdf` }] });
    expect(await file()).toMatchObject({ says: 'archived', existed: true });
  });
});

describe('nobody is named in public (law 1)', () => {
  it.each([
    ['a warning', SUBJECT],
    ['a warning of a pupil whose address is secret', SECRET],
  ])(
    'nobody is named in public: %s: the public titles name nobody, the real ones the pupil',
    async (_what, subject) => {
      await file(subject);
      const all = [...server.cases, ...server.documents];
      expect(all).toHaveLength(2);
      for (const { Title, UnofficialTitle } of all) {
        expect(namesIn(String(Title), NAMES)).toBe(false);
        expect(String(UnofficialTitle)).toContain(subject.pupil.name);
      }
      expect(server.documents[0]).toMatchObject({ Title: 'Varsel i fag' });
      expect(namesIn(String(server.documents[0]?.Files[0]?.Title), NAMES)).toBe(false);
    },
  );

  it('a title that names the pupil or a guardian is not sent at all', async () => {
    for (const title of ['Varsel i fag - Áŋŋel', 'Varsel til Blomst']) {
      expect(await file({ ...SUBJECT, title })).toEqual({ says: 'failed', reason: 'name-in-public-title' });
    }
    expect(server.calls).toEqual([]);
  });

  it('recipients are shielded, and known by name or number', async () => {
    await file();
    const [entry] = server.documents;
    expect(entry?.UnregisteredContacts).toEqual([
      { Role: 'Mottaker', ContactName: SUBJECT.pupil.name, ReferenceNumber: NUMBER, IsUnofficial: true },
      { Role: 'Mottaker', ContactName: 'Mor Blomst', IsUnofficial: true },
      { Role: 'Mottaker', ContactName: 'Far Fjell', IsUnofficial: true },
    ]);
    expect(entry?.Contacts).toBeUndefined();
  });

  it('a pupil whose address is secret: a note from the school to the school, without a recipient or a number among the contacts', async () => {
    await file(SECRET);
    const { orgNumber } = SECRET.school;
    expect(server.documents).toMatchObject([
      {
        Category: 'Internt notat med oppfølging',
        Status: 'J',
        Contacts: [
          { Role: 'Avsender', ReferenceNumber: orgNumber },
          { Role: 'Mottaker', ReferenceNumber: orgNumber },
        ],
      },
    ]);
    const [note] = server.documents;
    expect([note?.UnregisteredContacts, note?.DispatchedDate]).toEqual([undefined, undefined]);
    expect(JSON.stringify(note)).not.toMatch(new RegExp(`${NUMBER}|Blomst|Fjell`));
    expect(JSON.stringify(server.cases[0]?.UnregisteredContacts)).not.toContain(NUMBER);
  });

  it('the same of a school without a number: by its name', async () => {
    await file({ ...SECRET, school: { name: 'Fjordvik skole' } });
    expect(server.documents[0]).toMatchObject({
      UnregisteredContacts: [
        { Role: 'Avsender', ContactName: 'Fjordvik skole' },
        { Role: 'Mottaker', ContactName: 'Fjordvik skole' },
      ],
    });
  });
});

describe('what the archivist must look at', () => {
  const failed = (reason: string) => ({ says: 'failed', reason });

  it('a pupil with several folders in use has nothing filed', async () => {
    ownFolder();
    ownFolder({ ExternalId: { Id: `elevmappe:${SUBJECT.pupilId}`, Type: 'Skolebro' } });
    expect(await file()).toEqual(failed('several-folders'));
    expect(server.documents).toEqual([]);
  });

  it('an entry that lies in one of several folders is found', async () => {
    ownFolder();
    server.addDocument({ CaseNumber: ownFolder().CaseNumber, Files: [{ Title: MARK }] });
    expect(await file()).toMatchObject({ says: 'archived', existed: true });
  });

  it('two entries of the same warning, and one that was taken out', async () => {
    const { CaseNumber } = ownFolder();
    const first = server.addDocument({ CaseNumber, Files: [{ Title: MARK }] });
    const second = server.addDocument({ CaseNumber, Files: [{ Title: MARK }] });
    expect(await file()).toEqual(failed('several-entries'));
    server.documents.splice(server.documents.indexOf(second), 1, { ...second, StatusDescription: 'Utgår' });
    expect(await file()).toMatchObject({
      says: 'archived',
      systemId: `${first.DocumentNumber} (recno ${first.Recno})`,
    });
    server.documents.splice(server.documents.indexOf(first), 1, { ...first, StatusCode: 'U' });
    expect(await file()).toEqual(failed('entry-withdrawn'));
    expect(server.documents).toHaveLength(2);
  });

  it('a folder that is another pupil’s, by our key or by the number', async () => {
    const other = { Id: `elevmappe:${'q'.repeat(26)}`, Type: 'Skolebro' };
    for (const more of [{ ExternalId: other }, { ArchiveCodes: ['15851090085'.replace('8', '7'), 'B31'] }]) {
      server.clear();
      ownFolder({ UnregisteredContacts: [{ ReferenceNumber: NUMBER }], ...more });
      expect(await file()).toEqual(failed('foreign-folder'));
      expect(server.documents).toEqual([]);
    }
  });

  it('our own folder stays the pupil’s when the number has changed', async () => {
    await file();
    const subject = { ...SUBJECT, recordId: `x${SUBJECT.recordId.slice(1)}` };
    await adapterTo(server)(packageOf({ ...subject, pupil: { ...SUBJECT.pupil, identityNumber: '01010199999' } }));
    expect([server.cases.length, server.documents.length]).toEqual([1, 2]);
  });

  it('a pupil without a number, where the owner waits for one: nothing is asked', async () => {
    const pack = packageOf({ ...SUBJECT, pupil: { name: 'Åse' } });
    const waiting = { ...pack, filing: { ...pack.filing, withoutNumber: 'wait' as const } };
    expect(await adapterTo(server)(waiting)).toEqual(failed('no-identity-number'));
    expect(server.calls).toEqual([]);
  });
});

describe('a pupil without a number (decision 043)', () => {
  it('a pupil without a number has a folder under our key and no made-up number, and the same one the next time', async () => {
    const subject = { ...SUBJECT, pupil: { name: 'Åse' }, recipients: [{ name: 'Åse' }] };
    expect(await file(subject)).toMatchObject({ says: 'archived', existed: false });
    expect(await file(subject)).toMatchObject({ says: 'archived', existed: true });
    expect(server.cases).toMatchObject([
      {
        ExternalId: { Id: `elevmappe:${SUBJECT.pupilId}` },
        ArchiveCodes: [{ ArchiveCode: 'B31', ArchiveType: 'FAGKLASSE PRINSIPP', Sort: 1 }],
      },
    ]);
    expect(JSON.stringify([server.cases, server.documents])).not.toMatch(/(?<![0-9a-z])\d{11}(?![0-9a-z])/);
  });

  it('a pupil without a number has the status that the owner says, and P360’s own while the owner has said none', async () => {
    const pack = packageOf();
    await adapterTo(server)({ ...pack, codes: { ...pack.codes, outgoingStatus: 'J' } });
    expect(server.documents).toMatchObject([{ Status: 'J' }]);
  });
});
