import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../functions/archive/write-message.ts';
import { archiveJson, archivePage } from '../../local/pages/archive-page.ts';
import { adapterTo, packageOf } from '../functions/archive/p360-sample.ts';
import { SECRET, SUBJECT } from '../functions/archive/sample.ts';
import { startOutside } from '../support/outside.ts';

/** Where the archive answers behind an endpoint. */
const placeAt = (endpoint: string) => ({ url: `${endpoint}/p360/rpc`, hosts: [new URL(endpoint).host], key: 'local' });

let world: Awaited<ReturnType<typeof startOutside>>;
beforeAll(async () => {
  world = await startOutside();
});
beforeEach(() => world.outside().faults.clear());
afterAll(() => world.stop());

let made = 0;
/** A warning of a pupil that the archive does not know yet. */
function another(subject: Subject = SUBJECT): Subject {
  made += 1;
  const place = String(made).padStart(2, '0');
  return {
    ...subject,
    recordId: `${subject.recordId.slice(0, -2)}${place}`,
    pupilId: `${subject.pupilId.slice(0, -2)}${place}`,
    pupil: { ...subject.pupil, identityNumber: `158510900${place}` },
  };
}
const file = (subject: Subject, callMs = 2000) => {
  const { url, hosts, key } = placeAt(world.endpoint);
  return adapterTo({ url, host: hosts[0] ?? '' }, { key: async () => key, callMs })(packageOf(subject));
};
const set = (fault: object) => world.outside().faults.set({ channel: 'archive', ...fault });
const held = ({ recordId }: Subject) =>
  archiveJson(world.outside().archive).entries.filter(({ files }) => files[0]?.title === `varsel-${recordId}`);
const post = (path: string, body: unknown, authorization = 'authkey local') =>
  fetch(`${placeAt(world.endpoint).url}/${path}`, {
    method: 'POST',
    headers: { authorization },
    body: typeof body === 'string' ? body : JSON.stringify({ parameter: body }),
  });

describe('the local archive takes warnings as P360 does (L1)', () => {
  it('the local archive takes warnings as P360 does once, in the pupil’s one folder, and a restart loses none', async () => {
    const [first, second] = [another(), another()];
    const [subject, other] = [first, { ...first, recordId: second.recordId }];
    expect(await file(subject)).toMatchObject({
      says: 'archived',
      existed: false,
      systemId: expect.stringMatching(/^26\//),
    });
    expect(await file(other)).toMatchObject({ says: 'archived', existed: false });
    world.restart();
    expect(await file(subject)).toMatchObject({ says: 'archived', existed: true });
    const [kept] = held(subject);
    expect([held(subject).length, held(other)[0]?.caseNumber]).toEqual([1, kept?.caseNumber]);
    expect(kept).toMatchObject({ publicTitle: 'Varsel i fag', category: 'Dokument ut', status: 'R', accessCode: '13' });
  });

  it('the local archive takes warnings as P360 does of a pupil whose address is secret as a note from the school to the school', async () => {
    const subject = another(SECRET);
    await file(subject);
    expect(held(subject)).toMatchObject([
      {
        category: 'Internt notat med oppfølging',
        status: 'J',
        parties: ['Avsender: 000000000', 'Mottaker: 000000000'],
      },
    ]);
  });

  it('the local archive refuses what P360 would: no key, unknown fields and codes, no such folder or method', async () => {
    const said = async (path: string, body: unknown) => await (await post(path, body)).text();
    expect((await post('CaseService/GetCases', {}, '')).status).toBe(401);
    expect(await said('CaseService/GetCases', { ExternalID: 'x' })).toMatch('Incorrect JSON format: ');
    expect(await said('CaseService/GetCases', '{')).toMatch('Incorrect JSON format');
    expect(await said('CaseService/DeleteCase', {})).toMatch('add it to local/archive.ts');
    const subject = another();
    const pack = packageOf(subject);
    const { url, hosts } = placeAt(world.endpoint);
    const codes = { ...pack.codes, restriction: '99' };
    expect(await adapterTo({ url, host: hosts[0] ?? '' })({ ...pack, codes })).toEqual({
      says: 'failed',
      reason: 'unknown-code',
    });
    expect((await post('CaseService/GetCases', { ExternalId: { Id: 'x', Type: 'y' } })).status).toBe(200);
  });

  it('the local archive takes warnings as P360 does answers nothing that is not the archive’s', async () => {
    expect((await fetch(`${world.endpoint}/p360/rpc/CaseService/GetCases`)).status).not.toBe(200);
  });
});

describe('the archive’s switches', () => {
  it.each(['away', 'half', 'lost', 'slow'])(
    'the archive’s switches: %s: the adapter tries again, and the warning is there once',
    async (fault) => {
      const subject = another();
      for (const _round of [1, 2, 3]) {
        expect(set({ fault, count: 1 })).toBe(true);
        await expect(file(subject, 150)).rejects.toThrow('P360 is away');
        expect(world.outside().faults.list()).toMatchObject([{ fault, struck: 1 }]);
        expect(held(subject).length).toBe(0);
      }
      expect(await file(subject)).toMatchObject({ says: 'archived' });
      expect(held(subject)).toHaveLength(1);
    },
  );

  it('a lost answer is lost after what was asked for is done', async () => {
    const before = world.outside().archive.cases().length;
    set({ fault: 'lost', count: 1 });
    const folder = {
      CaseType: 'Elev',
      Title: 'Elevmappe',
      UnofficialTitle: 'Elevmappe - Åse',
      Status: 'B',
      SubArchive: 'Elev',
    };
    const shielding = { AccessCode: '13', Paragraph: 'Offl. § 13', ArchiveCodes: [] };
    await expect(post('CaseService/CreateCase', { ...folder, ...shielding })).rejects.toThrow();
    expect(world.outside().archive.cases()).toHaveLength(before + 1);
  });

  it('lost answers: what was asked for is done, and found again', async () => {
    const subject = another();
    await file({ ...subject, recordId: another().recordId });
    expect(set({ fault: 'lost', share: 0.5 })).toBe(true);
    for (let tries = 0; tries < 200; tries++) {
      const said = await file(subject).catch(() => 'away' as const);
      if (said !== 'away') break;
    }
    expect(held(subject)).toHaveLength(1);
  });

  it('an error in a good answer is a failure with a code, and does nothing', async () => {
    const subject = another();
    set({ fault: 'error' });
    expect(await file(subject)).toEqual({ says: 'failed', reason: 'refused' });
    expect(held(subject)).toEqual([]);
  });

  it('slow in seconds of one’s own choice, and one of them is taken back without the others', () => {
    expect(set({ fault: 'slow', seconds: 0.1 })).toBe(true);
    expect(set({ fault: 'slow', seconds: 0 })).toBe(false);
    set({ fault: 'away' });
    world.outside().faults.set({ channel: 'mail', fault: 'drop' });
    const left = () =>
      world
        .outside()
        .faults.list()
        .map(({ fault }) => fault);
    world.outside().faults.clear('archive', 'slow');
    expect(left()).toEqual(['away', 'drop']);
    world.outside().faults.clear('archive');
    expect(left()).toEqual(['drop']);
  });
});

describe('the archive’s page', () => {
  it('the archive’s page shows what anybody may read apart from what is shielded, and never a whole number', async () => {
    const subject = another();
    await file(subject);
    const page = archivePage(world.outside().archive, world.outside().faults);
    const [, open = '', shielded = ''] = page.split('<h2>').slice(1);
    expect(open).toMatch(/^The public journal/);
    expect(shielded).toMatch(/^Shielded/);
    expect(open).toContain('Varsel i fag');
    expect(open).not.toMatch(/ŋel|Blomst|Fjell/);
    expect(shielded).toContain('Elevmappe - Áŋŋel &#60;Čábbá&#62; &#38; Sønn');
    expect(shielded).toContain('Mottaker: Mor Blomst');
    const [kept] = world.outside().archive.lately();
    const Contacts = [{ Role: 'Mottaker', ReferenceNumber: '15851090085' }];
    const { Recno: _recno, DocumentNumber: _number, at: _at, ...again } = { ...kept, Contacts };
    expect(await (await post('DocumentService/CreateDocument', again)).json()).toMatchObject({ Successful: true });
    expect(archivePage(world.outside().archive, world.outside().faults)).toContain('Mottaker: 158510*****');
    expect(page).not.toMatch(/\d{11}/);
    expect(JSON.stringify(archiveJson(world.outside().archive))).not.toMatch(/\d{11}/);
  });

  it('the archive’s page has a switch for everything that can go wrong, and says which is on', () => {
    set({ fault: 'away' });
    const page = archivePage(world.outside().archive, world.outside().faults);
    for (const fault of ['away', 'lost', 'error', 'half', 'slow']) expect(page).toContain(`data-fault="${fault}"`);
    expect(page.match(/aria-pressed="true"/g)).toHaveLength(1);
  });
});
