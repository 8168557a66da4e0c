import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { CAST } from '../../local/demo/run.ts';
import { demoWalk } from '../../local/demo/whole-walk.ts';
import { at } from '../support/json.ts';
import { deploy } from './cdk.ts';
import { checks } from './checks.ts';
import { tryDoors } from './doors.ts';
import { freePort, startEmulator } from './emulator.ts';
import { startFront } from './front.ts';
import { startIdentity } from './identity.ts';
import { importFirstAdministrator, uploadSample } from './import-sample.ts';
import { makePushApplications, seeNoErrors, seeNoticesLeave } from './left.ts';

const ADMINISTRATOR = 'torbjorn-owner-admin';

/** Deploys the synthesized app to an AWS emulator with the stock CDK command line, and uses it over HTTP. */
async function run(): Promise<boolean> {
  const folder = join(import.meta.dirname, '../../.skolebro/deploy');
  mkdirSync(folder, { recursive: true });
  const report = checks((line) => console.log(line));
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const emulator = await startEmulator(folder);
  const issuerPort = await freePort();
  const identity = await startIdentity(issuerPort, folder);
  report.say(`${seconds()} s: emulator and issuers answer`);

  const { apiUrl, resources } = deploy(emulator, folder, `http://127.0.0.1:${issuerPort}`);
  report.say(`${seconds()} s: bootstrapped and deployed, ${resources} resources`);

  Object.assign(process.env, emulator.environment);
  const stopped = importFirstAdministrator(folder, 'no');
  report.check('the operator’s import stops without the owner’s id', stopped.status === 1, stopped);
  const first = importFirstAdministrator(folder, SAMPLE_OWNER);
  report.check('the operator imports the first administrator', first.status === 0, first);
  await makePushApplications();
  const port = await freePort();
  const front = await startFront(port, emulator.endpoint, apiUrl);
  const baseUrl = `http://127.0.0.1:${port}`;
  const imported = await uploadSample(baseUrl, await identity.tokenFor(ADMINISTRATOR), folder);
  report.say(`${seconds()} s: uploaded the sample municipality; the deployed importer worked it off`);
  const done = at(imported, 'status') === 'done' && Number(at(imported, 'counts', 'pupil', 'added')) > 100;
  report.check('the administrator’s upload is imported', done, imported);

  await tryDoors(baseUrl, identity, CAST.guardian, report);
  const walked = await demoWalk({ baseUrl, tokenFor: identity.tokenFor, print: report.say }, CAST);
  report.add(walked.steps, walked.unexpected);
  await seeNoticesLeave(baseUrl, await identity.tokenFor(CAST.guardian), emulator, report);
  seeNoErrors(emulator, report);

  front.close();
  front.closeAllConnections();
  identity.stop();
  emulator.stop();
  const { passed, failed } = report.sum();
  report.say(`\n${seconds()} s: ${passed} passed, ${failed} failed`);
  if (failed > 0) report.say(`What the emulator and the functions said: ${emulator.log}`);
  return failed === 0;
}

const succeeded = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return false;
});
process.exit(succeeded ? 0 : 1);
