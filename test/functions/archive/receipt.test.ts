import { expect, test } from 'vitest';
import { readReceipt } from '../../../functions/archive/read-receipt.ts';
import { published, RECEIPT, validator, WHY_NOT } from './published-fiks.ts';

const BASE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv';
const ID = '5f2c1f0e-8d3b-4f39-9a59-0f3f8c1d2e77';
const ok = (inner = '') =>
  `<systemID>${ID}</systemID>${inner}<opprettetEllerEksisterende>Opprettet</opprettetEllerEksisterende>`;
const KEY =
  '<referanseEksternNoekkel><m:fagsystem>Skolebro</m:fagsystem><m:noekkel>varsel:1</m:noekkel></referanseEksternNoekkel>';
const no = '<f:feilId>17</f:feilId><f:feilmelding>Ola Nordmann finnes ikke</f:feilmelding>';
const receipt = (inner: string) =>
  `<arkivmeldingKvittering xmlns="${BASE}/arkivmelding/opprett/kvittering/v1" xmlns:m="${BASE}/metadatakatalog/v1" xmlns:f="${BASE}/feil/feilmelding/v1">${inner}</arkivmeldingKvittering>`;

const WHOLE = receipt(
  `<mappeKvittering>${ok()}</mappeKvittering><registreringKvittering>${ok(KEY)}</registreringKvittering>`,
);
const HALF = receipt(`<mappeKvittering>${ok()}</mappeKvittering><registreringFeilet>${no}</registreringFeilet>`);

test('only a receipt with the system id of the entry says archived (L1)', () => {
  expect(readReceipt(WHOLE)).toEqual({ says: 'archived', systemId: ID, key: 'varsel:1', existed: false });
  expect(readReceipt(WHOLE.replaceAll('>Opprettet<', '>Eksisterende<'))).toMatchObject({
    says: 'archived',
    existed: true,
  });
  expect(readReceipt(WHOLE.replaceAll(ID, 'none'))).toMatchObject({ says: 'half' });
});

test('a receipt that is half a failure is no receipt, and its words are left where they are (L1)', () => {
  expect(readReceipt(HALF)).toEqual({ says: 'half', reason: 'entry-failed' });
  expect(readReceipt(receipt(`<mappeKvittering>${ok()}</mappeKvittering>`))).toEqual({
    says: 'half',
    reason: 'entry-without-receipt',
  });
  const both = receipt(`<mappeFeilet>${no}</mappeFeilet><registreringKvittering>${ok(KEY)}</registreringKvittering>`);
  expect(readReceipt(both)).toEqual({ says: 'failed', reason: 'folder-failed' });
  expect(readReceipt(receipt(''))).toEqual({ says: 'failed', reason: 'no-system-id' });
  expect(JSON.stringify(readReceipt(HALF))).not.toContain('Nordmann');
});

test.each(['ugyldigforespoersel', 'serverfeil', 'ikkefunnet'])('the message %s says no (L1)', (root) => {
  expect(readReceipt(`<e:${root} xmlns:e="urn:e"><f>1</f></e:${root}>`)).toEqual({ says: 'failed', reason: root });
});

test.each([
  ['nothing', ''],
  ['half a file', WHOLE.slice(0, 200)],
  ['another message', '<arkivmelding/>'],
  ['a document type', `<!DOCTYPE a [<!ENTITY x "y">]>${WHOLE}`],
  ['an entity of its own', WHOLE.replace('varsel:1', '&x;')],
  ['depth without end', '<a>'.repeat(2000) + '</a>'.repeat(2000)],
  ['a file without end', `${WHOLE}${' '.repeat(300 * 1024)}`],
])('a receipt is refused: %s (L1)', (_what, xml) => expect(readReceipt(xml)).toBeUndefined());

test.skipIf(!published)(`the receipts above hold by the publisher's schema, unless ${WHY_NOT} (L1)`, () => {
  const check = validator(RECEIPT);
  expect(check(WHOLE)).toBeUndefined();
  expect(check(HALF)).toBeUndefined();
});
