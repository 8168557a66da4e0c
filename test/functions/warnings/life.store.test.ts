import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentHash } from '../../../functions/shared/ids.ts';
import { WarningFact } from '../../../functions/warnings/events.ts';
import { chainHashOf, warningOf } from '../../../functions/warnings/plan-warning.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { makeTables } from '../../support/table.ts';
import { factsOf } from './facts.ts';
import { contentOf, MATHS, makeWorld, O, ORDER, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

describe('from first word to end (D2, D3, D5, D7, D8)', () => {
  test('a draft with gaps, filled in with a trail, previewed, sent, read and ended', async () => {
    const { p, form, make, edit, preview, previewPdf, send, open, letter, end, trail, own, register, deps } = world;
    const forms = (await form('teacher')).body;
    expect(forms.forms).toMatchObject([
      {
        kind: 'subject',
        subjects: [{ code: 'MAT1019', name: 'Matematikk 1P' }],
        legalBasis: 'opplæringsforskrifta § 9-7',
      },
    ]);
    expect(forms.forms[0].periods[0]).toMatchObject({ name: expect.any(String), lastDay: expect.any(String) });
    expect((await form('contact')).body.forms.map((choice: { kind: string }) => choice.kind)).toEqual([
      'subject',
      'order',
      'conduct',
    ]);
    const gaps = { ...MATHS, wayOut: '', byDay: null, reasonIds: [] };
    const made = await make('teacher', gaps);
    expect(made).toMatchObject({ status: 201, etag: '"1"', body: { status: 'draft', old: false } });
    const { warningId } = made.body;
    const first = (await preview('teacher', warningId)).body;
    expect(forms.letter).toEqual({ language: 'nb', chosenBy: 'school' });
    expect(first).toMatchObject({ sendable: false, letter: { language: 'nb', chosenBy: 'school' } });
    expect(first.faults[0].detail).toBe('Velg minst én årsak. Eleven må få vite hvorfor.');
    expect(first.faults.map((fault: { code: string }) => fault.code)).toEqual([
      'warnings.reason-missing',
      'warnings.way-out-missing',
      'warnings.day-missing',
    ]);
    expect((await send('teacher', warningId, 1, first.seen)).body.code).toBe('warnings.reason-missing');
    expect((await edit('teacher', warningId, 1, contentOf(MATHS))).body.version).toBe(2);
    expect((await own('teacher')).body).toMatchObject({ drafts: [{ warningId, pupilName: 'Elev Fjord', version: 2 }] });

    const shown = (await preview('teacher', warningId)).body;
    expect(shown.recipients).toEqual([
      { kind: 'pupil', id: p.ola, basis: 'pupil:self', name: 'Elev Fjord', way: 'paper', why: 'no-channel' },
      ...[p.mother, p.father].toSorted().map((id) => ({
        ...{ kind: 'guardian', id, basis: 'guardian:parental-responsibility', name: 'Foresatt Fjord' },
        ...{ way: 'paper', why: 'no-channel' },
      })),
    ]);
    expect(
      new Map(
        shown.leftOut.map((guardian: { guardianId: string; why: string }) => [guardian.guardianId, guardian.why]),
      ),
    ).toEqual(
      new Map([
        [p.uncle, 'no-responsibility'],
        [p.former, 'not-today'],
      ]),
    );
    const draftLetter = readPdf((await previewPdf('teacher', warningId)).body);
    const sent = await send('teacher', warningId, 2, shown.seen);
    expect(sent).toMatchObject({
      status: 201,
      etag: '"3"',
      body: { end: null, subjects: [{ name: 'Matematikk 1P' }] },
    });
    expect(sent.body.recipients.map((recipient: { id: string }) => recipient.id)).toEqual(
      shown.recipients.map((recipient: { id: string }) => recipient.id),
    );
    const bytes = (await letter('contact', warningId)).body;
    expect(bytes.length).toBe(sent.body.letter.bytes);
    const common = (letter: typeof draftLetter) => letter.spoken.filter((line) => !/et utkast|godkjent/.test(line));
    expect(common(readPdf(bytes))).toEqual(common(draftLetter));
    expect((await trail('teacher', warningId)).body.versions).toMatchObject([
      { version: 1, wayOut: '', by: { you: true } },
      { version: 2, wayOut: MATHS.wayOut },
      { version: 3, status: 'sent' },
    ]);
    expect((await own('teacher')).body).toMatchObject({ drafts: [], open: [{ warningId, pupilName: 'Elev Fjord' }] });
    const stored = await deps.store.sent(O, warningId);
    if (!stored) throw new Error('It was sent.');
    const { contentHash: hash, letter: told, previous, chainHash, ...said } = stored;
    expect(contentHash(said)).toBe(hash);
    expect(chainHashOf({ contentHash: hash, letter: told, previous })).toBe(chainHash);
    expect(Buffer.compare(warningOf(said, undefined).bytes, bytes)).toBe(0);

    expect((await end('teacher', warningId, { outcome: 'withdrawn' })).body.code).toBe(
      'warnings.withdrawal-reason-missing',
    );
    const ended = await end('teacher', warningId, { outcome: 'withdrawn', reason: 'Rapporten var levert.' });
    expect(ended.body.end).toMatchObject({ outcome: 'withdrawn', reason: 'Rapporten var levert.', by: { you: true } });
    expect((await end('teacher', warningId, { outcome: 'improved' })).body.code).toBe('warnings.already-ended');
    expect((await open('leader', warningId)).body).toMatchObject({ contentHash: hash, end: { outcome: 'withdrawn' } });
    expect(Buffer.compare((await letter('leader', warningId)).body, bytes)).toBe(0);
    expect((await register('contact')).body.warnings).toMatchObject([{ warningId, end: { outcome: 'withdrawn' } }]);
    expect((await own('teacher')).body.open).toEqual([]);
    const facts = (await factsOf(world, warningId)).map((fact) => WarningFact.parse(fact));
    expect(facts.map(({ name }) => name).sort()).toEqual(['warning-ended', 'warning-sent']);
    for (const { data } of facts) {
      expect(data).toMatchObject({ pupilId: p.ola, kind: 'subject' });
      expect('recipients' in data && data.recipients.length).toBe(3);
    }
  });

  test('overtaken by a newer one of the same kind and subject, and by nothing else', async () => {
    const { warn, end } = world;
    const more = { pupil: 'nynorsk' };
    const older = (await warn('contact', MATHS, more)).body.warningId;
    const order = (await warn('contact', ORDER, { ...more, at: '2026-11-24T07:00:00Z' })).body.warningId;
    const newer = (
      await warn('contact', { ...MATHS, subjects: ['MAT1019', 'NOR1267'] }, { ...more, at: '2026-11-25T07:00:00Z' })
    ).body.warningId;
    const by = (overtakenBy?: string) => ({ outcome: 'overtaken', ...(overtakenBy && { overtakenBy }) });
    const later = { ...more, at: '2026-11-26T07:00:00Z' };
    expect((await end('contact', older, by(), later)).body.code).toBe('warnings.newer-missing');
    expect((await end('contact', older, by(order), later)).body.code).toBe('warnings.newer-unknown');
    expect((await end('contact', newer, by(older), later)).body.code).toBe('warnings.newer-unknown');
    expect((await end('contact', older, { outcome: 'improved', overtakenBy: newer }, later)).body.code).toBe(
      'warnings.newer-not-here',
    );
    expect((await end('contact', older, by(newer), later)).body.end).toMatchObject({
      outcome: 'overtaken',
      reason: null,
      overtakenBy: newer,
    });
  });

  test('warned before that day? Withdrawn ones are named and do not count', async () => {
    const { warn, end, prior } = world;
    const more = { pupil: 'adult' };
    const { warningId } = (await warn('contact', ORDER, more)).body;
    const asked = (before: string) =>
      prior('leader', { kind: 'order', before }, { ...more, at: '2027-01-20T08:00:00Z' });
    expect((await asked('2026-11-24')).body).toEqual({ warned: false, warnings: [] });
    expect((await asked('2026-11-25')).body).toMatchObject({ warned: true, warnings: [{ warningId }] });
    await end('contact', warningId, { outcome: 'withdrawn', reason: 'Feil elev.' }, more);
    expect((await asked('2027-01-20')).body).toMatchObject({
      warned: false,
      warnings: [{ end: { outcome: 'withdrawn' } }],
    });
    const subject = await prior('teacher', { kind: 'subject', subject: 'MAT1019', before: '2026-12-01' }, more);
    expect(subject.body).toEqual({ warned: false, warnings: [] });
  });
});

describe('who gets it (D3, D4)', () => {
  test('the birthday falls between preview and sending: nothing is sent, the sender is told, and sends to the pupil alone', async () => {
    const { p, make, preview, send } = world;
    const more = { pupil: 'birthday' };
    const before = { ...more, at: '2026-12-09T22:59:00Z' };
    const after = { ...more, at: '2026-12-09T23:00:00Z' };
    const { warningId } = (await make('contact', ORDER, before)).body;
    const { seen: fingerprint } = (await preview('contact', warningId, before)).body;
    const refused = await send('contact', warningId, 1, fingerprint, after);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'warnings.recipients-changed', params: { added: 0, removed: 2, why: 'pupil-of-age' } },
    });
    expect(await factsOf(world, warningId)).toEqual([]);
    const now = (await preview('contact', warningId, after)).body;
    expect(now.leftOut.map((guardian: { why: string }) => guardian.why)).toEqual(['pupil-of-age', 'pupil-of-age']);
    expect(now.seen).toBe(refused.body.params.seen);
    const sent = await send('contact', warningId, 1, now.seen, after);
    expect(sent.body.recipients).toEqual([{ kind: 'pupil', id: p.birthday, basis: 'pupil:self', name: null }]);
  });

  test('a protected pupil’s warning goes on paper, names no guardian, and every look leaves a trace (law 4)', async () => {
    const { p, make, preview, send, open, logged } = world;
    const more = { pupil: 'secret' };
    const { warningId } = (await make('contact', ORDER, more)).body;
    const shown = (await preview('contact', warningId, more)).body;
    expect(new Set(shown.recipients.map((recipient: { why: string }) => recipient.why))).toEqual(
      new Set(['protected']),
    );
    expect(JSON.stringify(shown)).not.toContain('Foresatt');
    await send('contact', warningId, 1, shown.seen, more);
    logged.length = 0;
    expect(JSON.stringify((await open('leader', warningId, more)).body)).not.toContain('Foresatt');
    expect(logged).toMatchObject([{ pupilId: p.secret, actorId: p.leader, action: 'pupil:warnings-read' }]);
  });
});

describe('approval by the principal, where the school wants it', () => {
  test('asked, returned with a reason, asked again, approved; a later change needs approval again', async () => {
    const own = await makeWorld(tables.client, tables.tables.main);
    const { make, edit, send, preview, requestApproval, approve, read, approvals, change } = own;
    const { warningId } = (await make('contact', ORDER)).body;
    const { seen: fingerprint } = (await preview('contact', warningId)).body;
    expect((await requestApproval('contact', warningId, 1)).body.code).toBe('warnings.approval-off');
    change({ 'warnings.approval': true });
    expect((await preview('contact', warningId)).body).toMatchObject({
      sendable: false,
      faults: [
        { pointer: '/status', code: 'warnings.not-approved', detail: expect.stringMatching(/^Rektor må godkjenne/) },
      ],
    });
    expect((await send('contact', warningId, 1, fingerprint)).body.code).toBe('warnings.not-approved');
    expect((await read('principal', warningId)).status).toBe(404);
    const gaps = (await make('contact', { ...ORDER, wayOut: '' })).body.warningId;
    expect((await requestApproval('contact', gaps, 1)).body.code).toBe('warnings.way-out-missing');
    expect((await requestApproval('contact', warningId, 1)).body.status).toBe('asked');
    expect((await approvals('principal')).body.drafts).toMatchObject([{ warningId, pupilName: 'Elev Fjord' }]);
    expect((await read('principal', warningId)).body.wayOut).toBe(ORDER.wayOut);
    const back = { outcome: 'returned', reason: 'Skriv kva som skal til.' };
    expect((await approve('principal', warningId, 2, { outcome: 'returned' })).body.code).toBe(
      'warnings.return-reason-missing',
    );
    expect((await approve('principal', warningId, 2, back)).body).toMatchObject({ status: 'draft', note: back.reason });
    expect((await requestApproval('contact', warningId, 3)).body.status).toBe('asked');
    expect((await approve('contact', warningId, 4, { outcome: 'approved' })).body.code).toBe(
      'warnings.principal-approves',
    );
    expect((await approve('principal', warningId, 4, { outcome: 'approved' })).body.status).toBe('approved');
    expect((await edit('contact', warningId, 5, { ...contentOf(ORDER), details: 'Meir.' })).body.status).toBe('draft');
    expect((await send('contact', warningId, 6, fingerprint)).body.code).toBe('warnings.not-approved');
    await requestApproval('contact', warningId, 6);
    await approve('principal', warningId, 7, { outcome: 'approved' });
    const sent = await send('contact', warningId, 8, fingerprint);
    expect(sent).toMatchObject({ status: 201, body: { approvedBy: { staffId: own.p.principal } } });
    const names = (await factsOf(own, warningId)).map(({ name }) => name);
    const times = (name: string) => names.filter((other) => other === name).length;
    expect([times('warning-approval-asked'), times('warning-returned'), times('warning-approved')]).toEqual([3, 1, 2]);
    expect(times('warning-sent')).toBe(1);
  });
});

describe('lists (D7, D10, D11)', () => {
  test('drafts older than the school’s days are marked; class and school count what is open and how others ended', async () => {
    const own = await makeWorld(tables.client, tables.tables.main);
    const { warn, make, end, ofClass, counts } = own;
    const { warningId } = (await make('contact', ORDER)).body;
    const drafts = async (at: string) => (await own.own('contact', { at })).body.drafts;
    expect(await drafts('2026-11-26T23:00:00Z')).toMatchObject([{ warningId, old: true }]);
    expect(await drafts('2026-11-26T22:59:00Z')).toMatchObject([{ warningId, old: false }]);
    const id = (await warn('teacher', MATHS)).body.warningId;
    const two = (await warn('contact', ORDER, { pupil: 'nynorsk' })).body.warningId;
    await end('contact', two, { outcome: 'improved' }, { pupil: 'nynorsk' });
    const rows = (await ofClass('contact')).body.warnings;
    expect(rows.map((row: { warningId: string }) => row.warningId).sort()).toEqual([id, two].sort());
    expect((await counts('leader')).body).toMatchObject({
      halfYear: '2026-autumn',
      open: 1,
      counts: { subject: { open: 1 }, order: { open: 0, improved: 1 }, conduct: { open: 0 } },
    });
  });
});
