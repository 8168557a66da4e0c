import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  becomes,
  emailOf,
  eventually,
  guardianIn,
  type NoticeSystem,
  pushOf,
  registerPhone,
  startNoticeSystem,
} from '../support/notice-system.ts';

let system: NoticeSystem;
beforeAll(async () => {
  system = await startNoticeSystem();
});
afterAll(() => system.stop());

it('a legal notice leaves byte for byte like every other, but for its own id (law 1)', async () => {
  const people = [await guardianIn(system), await guardianIn(system)];
  const devices: string[] = [];
  for (const [index, guardian] of people.entries()) {
    devices.push((await registerPhone(system, guardian, `phone-${index}`.padEnd(140, 'A'))).deviceId);
  }
  const left: string[] = [];
  for (const [index, guardian] of people.entries()) {
    const request = guardian.request({ legal: index === 0, subject: index === 0 ? 'warnings' : 'test' });
    await system.send(request);
    await eventually(async () => expect(await system.mails(emailOf(request))).toHaveLength(1));
    const push = pushOf(request, devices[index] ?? '');
    await eventually(async () => expect(await system.pushes(push)).toHaveLength(1));
    const [mail] = await system.mails(emailOf(request));
    const [pushed] = await system.pushes(push);
    const bytes = JSON.stringify([mail, pushed.payload])
      .replaceAll(emailOf(request), 'ID')
      .replaceAll(push, 'ID')
      .replaceAll(push.slice(0, 32), 'ID')
      .replace(/"to":\[[^\]]*\]/, '"to":[]');
    left.push(bytes.replace(/"(at|sentAt|messageId|id)":("[^"]*"|\d+)/g, '"$1":0'));
  }
  expect(left[0]).toContain('List-Unsubscribe');
  expect(left[1]).toBe(left[0]);
});

it('twins’ two questions of one moment are one push and one e-mail', async () => {
  const mother = await guardianIn(system);
  const { deviceId } = await registerPhone(system, mother, 'phone-of-twins'.padEnd(140, 'B'));
  const before = (await system.ask('/dev/outbox')).body;
  const twins = [mother.request({ legal: true }), mother.request({ legal: true })];
  // As the outbox of the inbox hands them over: held back, so that the second is there before the first leaves.
  await Promise.all(twins.map((twin) => system.send(twin, 2)));
  await eventually(async () => {
    const stages = await Promise.all(twins.map(async (twin) => (await system.notice(pushOf(twin, deviceId)))?.stage));
    expect(stages).toContain('submitted');
    expect(stages).not.toContain(undefined);
  });
  // Who was carried finds out by the next sweeps.
  await system.later(3);
  for (const twin of twins) await becomes(system, emailOf(twin), { stage: 'submitted' });
  for (const twin of twins) await becomes(system, pushOf(twin, deviceId), { stage: 'submitted' });
  const after = (await system.ask('/dev/outbox')).body;
  expect([after.mails.length - before.mails.length, after.pushes.length - before.pushes.length]).toEqual([1, 1]);
});
