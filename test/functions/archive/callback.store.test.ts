import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerKey, signatureOf } from '../../../functions/archive/sign-receipt.ts';
import { laterBy } from '../../../functions/shared/time.ts';
import { ARCHIVE_KEY } from '../../support/entries.ts';
import { httpEvent } from '../../support/events.ts';
import { captureLogs } from '../../support/leaks.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { O } from '../warnings/world.ts';
import { archiveWorld } from './worker-world.ts';

const AT = '2026-11-24T06:30:00.000Z';
const ROUTE = 'POST /callbacks/archive-receipts';
const SYSTEM_ID = '5f2c1f0e-8d3b-4f39-9a59-0f3f8c1d2e77';
const entry = `<systemID>${SYSTEM_ID}</systemID>`;
const WHOLE = `<arkivmeldingKvittering><mappeKvittering>${entry}</mappeKvittering><registreringKvittering>${entry}</registreringKvittering></arkivmeldingKvittering>`;

let world: Awaited<ReturnType<typeof archiveWorld>>;
let recordId: string;
beforeAll(async () => {
  world = await archiveWorld();
  await world.number(world.school.p.ola ?? '', '15851090085');
  recordId = await world.send('ola', AT);
  await world.run(AT);
});
afterAll(() => world.stop());

type Sent = { xml?: string; about?: string; owner?: string; key?: string; at?: string; more?: object };
async function call({ xml = WHOLE, about = recordId, owner = O, key = ownerKey(ARCHIVE_KEY, owner), ...rest }: Sent) {
  const { at = AT, more } = rest;
  const said = { ownerId: owner, recordId: about, at, receipt: Buffer.from(xml).toString('base64') };
  const body = { ...said, signature: signatureOf(key, said), ...more };
  const answer = await world.answer(httpEvent({ route: ROUTE, at: AT, claims: undefined, body }));
  expectDocumented(ROUTE, answer);
  return [answer.statusCode, answer.body ? JSON.parse(String(answer.body)).code : ''];
}
const state = async () => (await world.jobOf('ola', recordId)).state;

describe('a receipt that an archive sends itself (L1)', () => {
  test('a receipt that an archive sends itself that is forged, old, of another owner or for nothing we know changes nothing', async () => {
    expect(await call({ key: 'a-guess' })).toEqual([401, 'archive.callback-unsigned']);
    expect(await call({ key: ownerKey(ARCHIVE_KEY, 'z'.repeat(26)) })).toEqual([401, 'archive.callback-unsigned']);
    expect(await call({ owner: 'z'.repeat(26) })).toEqual([404, 'not-found']);
    expect(await call({ at: laterBy(AT, -301_000) })).toEqual([401, 'archive.callback-stale']);
    expect(await call({ about: `${recordId.slice(0, -1)}${recordId.endsWith('0') ? '1' : '0'}` })).toEqual([
      404,
      'not-found',
    ]);
    expect(await call({ xml: '<ok/>' })).toEqual([422, 'archive.no-receipt']);
    const other = WHOLE.replace(
      '</reg',
      '<referanseEksternNoekkel><noekkel>varsel:x</noekkel></referanseEksternNoekkel></reg',
    );
    expect(await call({ xml: other })).toEqual([422, 'archive.other-key']);
    expect(await call({ more: { receipt: 'not base64!' } })).toEqual([422, 'invalid-request']);
    expect(await call({ more: { extra: 1 } })).toEqual([422, 'invalid-request']);
    expect(await state()).toBe('sent');
  });

  test('a receipt that an archive sends itself is no failure of ours where anybody could have sent it, and one where the archive signed it', async () => {
    const logs = captureLogs();
    try {
      await call({ key: 'a-guess' });
      await call({ at: laterBy(AT, -301_000) });
      await call({ xml: '<ok/>' });
    } finally {
      logs.stop();
    }
    const told = logs.lines.map((line) => JSON.parse(line)).filter(({ message }) => message === 'archive-receipt');
    expect(told.map(({ level, kind }) => [level, kind])).toEqual([
      ['WARN', 'unsigned'],
      ['WARN', 'stale'],
      ['ERROR', 'no-receipt'],
    ]);
  });

  test('a receipt that an archive sends itself ends the job, and says nothing new the second time', async () => {
    expect(await call({})).toEqual([204, '']);
    expect(await call({})).toEqual([204, '']);
    expect(await world.jobOf('ola', recordId)).toMatchObject({ state: 'archived', systemId: SYSTEM_ID });
  });
});
