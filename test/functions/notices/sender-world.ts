import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createNotices } from '../../../functions/notices/create-notices.ts';
import { NoticeFact } from '../../../functions/notices/events.ts';
import type { Notice } from '../../../functions/notices/notice.ts';
import { noticeId } from '../../../functions/notices/plan.ts';
import type { ProviderResult } from '../../../functions/notices/provider-result.ts';
import { senderOver } from '../../../functions/notices/sender.ts';
import { wakeNotice } from '../../../functions/notices/wake-notice.ts';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { chanceOf } from '../../proof/chance.ts';
import { type Somebody, somebody } from '../../proof/people.ts';
import { keysOf, seed } from '../../support/records.ts';
import type { makeTables } from '../../support/table.ts';

type Engine = Awaited<ReturnType<typeof makeTables>>;

export const NOW = momentOf(Date.parse('2026-11-24T09:00:00Z'));
export const later = (milliseconds: number) => momentOf(Date.parse(NOW.instant) + milliseconds);
export const SENT: ProviderResult = { outcome: 'sent', messageId: 'm1' };

/** Somebody with an address and as many devices as wanted, and a sender whose providers answer as they are told. */
export async function senderWorld(
  engine: Engine,
  {
    devices = 0,
    address = true,
    answers = [SENT],
    turns = [],
  }: {
    devices?: number;
    address?: boolean;
    answers?: ProviderResult[];
    turns?: (number | false)[];
  } = {},
) {
  const ownerId = newId();
  const chance = chanceOf(1);
  const hours = { from: '07:00', to: '21:00' };
  let made = somebody(ownerId, hours, newId(), chance);
  const fits = ({ phones, address: has, mutesPush, windows }: Somebody) =>
    phones.length === devices && (has !== undefined) === address && !mutesPush && windows.length === 1;
  while (!fits(made.who)) made = somebody(ownerId, hours, newId(), chance);
  const { who } = made;
  const request: NoticeRequest = {
    id: newId(),
    ownerId,
    person: { kind: 'guardian', id: who.guardianId },
    itemId: newId(),
    subject: 'absence',
    right: { action: 'child:read', pupilId: who.pupilId },
    legal: false,
    when: 'now',
    occurredAt: NOW.instant,
  };
  const inbox = { pk: `${ownerId}#GUARDIAN#${who.guardianId}`, sk: `INBOX#${request.itemId}` };
  await seed(engine.client, engine.tables.main, [...made.items, inbox]);
  const sent: string[] = [];
  const queue = [...answers];
  const answer = (channel: string) => async (): Promise<ProviderResult> => {
    sent.push(channel);
    return queue.shift() ?? SENT;
  };
  const outside = {
    sendEmail: answer('email'),
    sendPush: answer('push'),
    turn: async () => turns.shift() ?? 0,
    portal: 'https://skolebro.example',
  };
  const deps = senderOver(engine.client, engine.tables.main, outside);
  const { store } = deps;
  const find = async (channel: 'email' | 'push' | 'none', device?: string): Promise<Notice | undefined> =>
    store.find({ ownerId, id: noticeId(request.id, channel, device) });
  return { who, request, sent, store, deps, inbox, find, tell: createNotices(deps), wake: wakeNotice(deps) };
}
export type World = Awaited<ReturnType<typeof senderWorld>>;
export type Wanted = Parameters<typeof senderWorld>[1];

/** Names of the facts that wait in the outbox of a world's owner. */
export const factsOf = async (engine: Engine, setup: World): Promise<readonly string[]> =>
  (await outboxOf(engine, setup)).map((fact) => fact.name);

/** What was told of somebody's legal notices: by which channel, and how far. */
export const toldOf = async (engine: Engine, setup: World): Promise<readonly string[]> =>
  (await outboxOf(engine, setup)).flatMap((fact) =>
    fact.name === 'legal-notice-told' ? [`${fact.data.channel} ${fact.data.state}`] : [],
  );

async function outboxOf(engine: Engine, { request }: World) {
  const found = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.main,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': `${request.ownerId}#OUTBOX` },
    }),
  );
  return (found.Items ?? []).map((item) => NoticeFact.parse(item.fact));
}

/** The guardian's right ends today. */
export const revoke = (engine: Engine, who: Somebody) =>
  engine.client.send(
    new UpdateCommand({
      TableName: engine.tables.main,
      Key: keysOf(who.ownerId).relation(who.pupilId, who.guardianId),
      UpdateExpression: 'SET #to = :day',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':day': NOW.day },
    }),
  );
