import { municipality } from '../../../sample/municipality.ts';
import { syntheticNumber } from '../../../sample/numbers.ts';
import { ask } from './ask.ts';

/** A system that nobody else of the tests imports from. */
const SYSTEM = 'naboregister';
const SOURCE = 'naboregister.example';
const ADMIN = 'torbjorn-owner-admin';

type Newcomer = {
  readonly id: string;
  readonly name: readonly [given: string, family: string];
  readonly feide: string;
};
type Started = {
  readonly import: { readonly importId: string };
  readonly upload: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
};
type Imported = { readonly status: string };

/** The pupils of a class of the sample municipality, such as `hs-9`, by their ids in the roster. */
export function pupilsOf(classId: string) {
  const { families } = municipality({ today: '2026-12-01' });
  return families.flatMap(({ pupils }) => pupils.filter((pupil) => pupil.classId === classId));
}

/** A school of the sample municipality, by the prefix of its ids: `fs`, `hs` or `fv`. */
function schoolOf(prefix: string) {
  const found = municipality({ today: '2026-12-01' }).schools.find(({ plan }) => plan.prefix === prefix);
  if (!found) throw new Error(`The sample municipality has no school ${prefix}; see sample/schools.ts.`);
  return found.plan;
}

const BORN = '2012-03-04';
/** A number for each given name, so that no two files speak of the same person. */
function numberOf(given: string): string {
  const begin = [...given].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 490, 7);
  const numbers = Array.from({ length: 10 }, (_, step) =>
    syntheticNumber({ born: BORN, individual: 500 + begin + step }),
  );
  return numbers.find((number) => number !== undefined) ?? '';
}

/** A PIFU file of another system, with pupils of a school of the sample municipality. Each has an own number. */
export function rosterFile(prefix: string, pupils: readonly Newcomer[]): Buffer {
  const school = schoolOf(prefix);
  const sourced = (id: string): string => `<sourcedid><source>${SOURCE}</source><id>${id}</id></sourcedid>`;
  const people = pupils.map(({ id, name: [given, family], feide }) => {
    return `<person>${sourced(id)}
      <userid useridtype="personNIN">${numberOf(given)}</userid><userid useridtype="feideId">${feide}</userid>
      <name><fn>${given} ${family}</fn><n><family>${family}</family><given>${given}</given></n></name>
      <demographics><bday>${BORN}</bday></demographics></person>`;
  });
  const members = pupils.map(
    ({ id }) => `<member>${sourced(id)}<idtype>1</idtype><role roletype="01"><status>1</status>
      <timeframe><begin>2026-08-17</begin><end>2027-06-18</end></timeframe></role></member>`,
  );
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
    <enterprise><properties><type>full</type></properties>${people.join('')}
      <group>${sourced('skole')}<grouptype><typevalue level="1">skole</typevalue></grouptype>
        <description><short>${school.name}</short></description><extension><pifu_schoolType>grunnskole</pifu_schoolType>
        <pifu_id type="organizationNumber"><pifu_value>${school.orgNumber}</pifu_value></pifu_id></extension></group>
      <membership>${sourced('skole')}${members.join('')}</membership></enterprise>`);
}

/** Imports a file as the administrator does: a dry run, then its application. Answers when it is over. */
export async function importRoster(file: Buffer): Promise<void> {
  const body = { format: 'pifu-xml', system: SYSTEM, bytes: file.length, mode: 'apply' };
  const { import: started, upload } = await ask<Started>(ADMIN, 'POST /v1/owner/imports', { body });
  const { status } = await fetch(upload.url, { method: 'PUT', body: new Uint8Array(file), headers: upload.headers });
  if (status !== 200) throw new Error(`The upload was refused: ${status}`);
  for (let tries = 0; tries < 120; tries += 1) {
    const { status: state, ...said } = await ask<Imported>(ADMIN, `GET /v1/owner/imports/${started.importId}`);
    if (state === 'done') return;
    if (state === 'refused' || state === 'failed') throw new Error(`The import was ${state}: ${JSON.stringify(said)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('The import did not end.');
}
