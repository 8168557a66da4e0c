import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { applyProviderEvent } from '../../../functions/notices/apply-provider-event.ts';
import { createNotices } from '../../../functions/notices/create-notices.ts';
import type { ProviderResult } from '../../../functions/notices/provider-result.ts';
import { UNKNOWN_WAIT_MS } from '../../../functions/notices/rules.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { stateOf } from '../../support/notice-state.ts';
import { makeTables } from '../../support/table.ts';
import { factsOf, later, NOW, senderWorld, toldOf, type Wanted } from './sender-world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
beforeAll(async () => {
  engine = await makeTables();
});
afterAll(() => engine.stop());
const world = (wanted?: Wanted) => senderWorld(engine, wanted);

describe('channels', () => {
  it('a push that nobody opened becomes an e-mail, one that was opened does not (F4)', async () => {
    const [opened, silent] = [await world({ devices: 1 }), await world({ devices: 1 })];
    for (const setup of [opened, silent]) await setup.tell(setup.request, NOW);
    expect(opened.sent).toEqual(['push']);
    await engine.client.send(
      new PutCommand({ TableName: engine.tables.main, Item: { ...opened.inbox, readAt: NOW.instant } }),
    );
    for (const setup of [opened, silent]) {
      const { id = '', wakeAt = '' } = (await setup.find('email')) ?? {};
      await setup.wake({ wake: id, ownerId: setup.request.ownerId }, momentOf(Date.parse(wakeAt)));
    }
    expect([opened.sent, silent.sent]).toEqual([['push'], ['push', 'email']]);
    expect((await opened.find('email'))?.reason).toBe('read-meanwhile');
  });

  it('a device that is gone is told of, and the e-mail leaves at once instead (F5)', async () => {
    const setup = await world({ devices: 1, answers: [{ outcome: 'dead', reason: 'disabled' }] });
    await setup.tell(setup.request, NOW);
    expect(await factsOf(engine, setup)).toEqual(['device-failed']);
    const email = await setup.find('email');
    expect([email?.stage, String(email?.wakeAt) <= NOW.instant]).toEqual(['planned', true]);
  });

  it('a device that is gone does not shorten the wait of an e-mail in doubt: it may have left', async () => {
    const setup = await world({ devices: 1 });
    const pushed = Promise.withResolvers<ProviderResult>();
    setup.deps.sendPush = () => pushed.promise;
    setup.deps.sendEmail = async () => ({ outcome: 'unknown' });
    const telling = createNotices(setup.deps)({ ...setup.request, legal: true }, NOW);
    await vi.waitFor(async () => expect((await setup.find('email'))?.stage).toBe('unknown'));
    pushed.resolve({ outcome: 'dead', reason: 'disabled' });
    await telling;
    expect((await setup.find('email'))?.wakeAt).toBe(later(UNKNOWN_WAIT_MS.email).instant);
  });

  it('an address that bounces is told of once, however often and late the provider says so', async () => {
    const setup = await world();
    await setup.tell(setup.request, NOW);
    const notice = await setup.find('email');
    const mail = { sendingAccountId: '0', tags: { owner: [setup.request.ownerId], notice: [notice?.id ?? ''] } };
    const bounce = { eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent' } };
    const told = [{ eventType: 'Delivery', mail }, bounce, bounce, { eventType: 'Send', mail }];
    await Promise.all(told.map((event) => applyProviderEvent(setup.deps)(event, later(1000))));
    const after = await setup.find('email');
    expect(after && stateOf(after.stage, after.evidence ?? new Set())).toBe('bounced');
    expect(await factsOf(engine, setup)).toEqual(['address-failed']);
  });

  it('an e-mail that SES gave up is told of only when it is legal, and its address is left in peace', async () => {
    const told = async (legal: boolean, ...types: readonly string[]) => {
      const setup = await world();
      await setup.tell({ ...setup.request, legal }, NOW);
      const id = (await setup.find('email'))?.id ?? '';
      const mail = { sendingAccountId: '0', tags: { owner: [setup.request.ownerId], notice: [id] } };
      for (const eventType of types)
        await applyProviderEvent(setup.deps)({ eventType, mail, bounce: { bounceType: 'Transient' } }, later(1000));
      const after = await setup.find('email');
      const facts = (await factsOf(engine, setup)).filter((name) => name !== 'legal-notice-told');
      return [after && stateOf(after.stage, after.evidence ?? new Set()), facts];
    };
    expect(await told(false, 'Bounce')).toEqual(['undelivered', []]);
    expect(await told(true, 'Bounce')).toEqual(['undelivered', ['notice-undeliverable']]);
    expect(await told(true, 'Delivery', 'Bounce')).toEqual(['delivered', []]);
  });

  it('a legal push to a phone that is gone is nobody’s work as long as an e-mail can carry it', async () => {
    const dead: ProviderResult = { outcome: 'dead', reason: 'disabled' };
    const [both, alone] = [await world({ devices: 1 }), await world({ devices: 1, address: false })];
    for (const setup of [both, alone]) {
      setup.deps.sendPush = async () => dead;
      await createNotices(setup.deps)({ ...setup.request, legal: true }, NOW);
    }
    expect(await factsOf(engine, both)).not.toContain('notice-undeliverable');
    expect(await factsOf(engine, alone)).toContain('notice-undeliverable');
  });

  it('a legal notice that nothing can carry is somebody’s work; another is in the inbox and that is enough', async () => {
    const [legal, ordinary] = [await world({ address: false }), await world({ address: false })];
    await legal.tell({ ...legal.request, legal: true }, NOW);
    await ordinary.tell(ordinary.request, NOW);
    expect((await factsOf(engine, legal)).toSorted()).toEqual(['legal-notice-told', 'notice-undeliverable']);
    expect(await factsOf(engine, ordinary)).toEqual([]);
    expect((await legal.find('none'))?.reason).toBe('no-address');
  });

  it('a legal notice tells how far it has come, each state once and in whatever order; another tells nothing (D6)', async () => {
    const story = async (legal: boolean) => {
      const setup = await world({ devices: 1 });
      await setup.tell({ ...setup.request, legal }, NOW);
      const id = (await setup.find('email'))?.id ?? '';
      const mail = { sendingAccountId: '0', tags: { owner: [setup.request.ownerId], notice: [id] } };
      for (const eventType of ['Delivery', 'Send', 'Delivery'])
        await applyProviderEvent(setup.deps)({ eventType, mail }, later(1000));
      return toldOf(engine, setup);
    };
    expect((await story(true)).toSorted()).toEqual(['email delivered', 'email submitted', 'push submitted']);
    expect(await story(false)).toEqual([]);
  });
});
