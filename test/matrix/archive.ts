import { ownerKey, signatureOf } from '../../functions/archive/sign-receipt.ts';
import { ARCHIVE_KEY } from '../support/entries.ts';
import { OWNER } from '../support/events.ts';
import { at } from '../support/json.ts';
import { MARK } from '../support/leaks.ts';
import type { Item } from '../support/records.ts';
import type { Asking } from './canary-walk.ts';
import type { Place } from './municipality.ts';
import type { Row } from './oracle.ts';
import { warningIdAt } from './warnings.ts';

const SENT = '2026-11-20T08:00:00.000Z';
/** When the walk is. */
const WALKED = '2026-11-24T06:30:00Z';

/** The job of the sent warning at a place: the archive made the folder and not the entry. */
export const archiveItems = (ownerId: string, place: Place): Item[] => {
  const { pupilId, schoolId } = place;
  const warningId = warningIdAt(place);
  return [
    {
      pk: `${ownerId}#ARCHIVE#${pupilId}`,
      sk: `JOB#${SENT}#${warningId}`,
      gsi1pk: `${ownerId}#ARCHIVE-STATE#failed`,
      gsi1sk: `${SENT}#${warningId}`,
      ...{ warningId, pupilId, schoolId, sentAt: SENT, state: 'failed', attempt: 1, wakeAt: SENT },
      ...{ reason: 'entry-failed', decisions: [] },
    },
  ];
};

const CALLBACK = 'POST /callbacks/archive-receipts';
const JOB = '/v1/owner/archive/jobs/{recordId}';

/** The owner's administrator runs the hand-over, of every school of the owner; nobody else sees it. */
export const archiveRows = (owner: (passes: number) => Row, told: Row['told']): Readonly<Record<string, Row>> => {
  const rowOf = (passes: number): Row => ({
    names: 'item',
    passes,
    may: { own: ['owner admin'], 'other owner': ['owner admin of another owner'] },
    ...(told && { told }),
  });
  return {
    'GET /v1/owner/archive/summary': owner(200),
    'GET /v1/owner/archive/jobs': owner(200),
    'GET /v1/owner/archive/example': owner(200),
    [`GET ${JOB}`]: rowOf(200),
    [`POST ${JOB}/retry`]: rowOf(412),
    [`POST ${JOB}/give-up`]: rowOf(412),
    // Whoever asks: it is signed by nobody's key.
    [CALLBACK]: { names: 'nothing', passes: 401, may: {} },
  };
};

const STALE = { 'if-match': '"99"' };
const named = (place: Place) => ({ recordId: warningIdAt(place) });
const body = { reason: 'Arkivet er oppe att' };

export const ARCHIVE = {
  [CALLBACK]: (place: Place) => ({
    body: {
      ...{ ownerId: place.schoolId, recordId: warningIdAt(place), at: SENT, receipt: 'PGEvPg==' },
      signature: '0'.repeat(64),
    },
  }),
  'GET /v1/owner/archive/jobs': () => ({ query: { status: 'failed' } }),
  [`GET ${JOB}`]: (place: Place) => ({ params: named(place) }),
  [`POST ${JOB}/retry`]: (place: Place) => ({ params: named(place), headers: STALE, body }),
  [`POST ${JOB}/give-up`]: (place: Place) => ({ params: named(place), headers: STALE, body }),
};

/** A job that failed, given up and tried again; what the operator writes is marked. */
export async function archiveWalk(ask: Asking, place: Place): Promise<void> {
  const params = named(place);
  const role = 'owner admin';
  const reason = { reason: `Elev på feil skule ${MARK}` };
  const seen = async () => {
    const { body } = await ask(`GET ${JOB}`, role, { params });
    return { 'if-match': `"${String(at(body, 'version'))}"` };
  };
  await ask(`POST ${JOB}/give-up`, role, { params, headers: await seen(), body: reason });
  await ask(`POST ${JOB}/retry`, role, { params, headers: await seen(), body: reason });
  await ask(CALLBACK, 'anonymous', { body: signed(warningIdAt(place), `<feilmelding>${MARK}</feilmelding>`) });
}

/** A receipt as the owner's archive sends it; the words of its error are marked. */
function signed(recordId: string, words: string) {
  const xml = `<arkivmeldingKvittering><mappeKvittering/><registreringFeilet>${words}</registreringFeilet></arkivmeldingKvittering>`;
  const said = { ownerId: OWNER, recordId, at: WALKED, receipt: Buffer.from(xml).toString('base64') };
  return { ...said, signature: signatureOf(ownerKey(ARCHIVE_KEY, OWNER), said) };
}
