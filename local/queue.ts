import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Queue } from './template.ts';

export type Message = {
  readonly id: string;
  readonly body: string;
  readonly group: string | null;
  readonly receipt: string;
  readonly receives: number;
  readonly sentAt: number;
};
/** `tried`: a function has the message, or it failed and comes again. `put aside`: it is in the dead-letter queue. */
export type Sent = {
  readonly queue: string;
  readonly body: string;
  readonly state: 'waiting' | 'tried' | 'done' | 'put aside';
};
export type Queues = ReturnType<typeof openQueues>;

/** The number of sent messages that are kept for the page. */
const KEPT = 500;

/**
 * Standard queues with the semantics of SQS: a message is invisible while a function works on it, comes back if it is
 * not deleted, and goes to the dead-letter queue after too many receives. In a file, so that a restart loses none.
 */
export function openQueues(folder: string, queues: readonly Queue[]) {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'queues.sqlite'));
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS message (
      id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, grp TEXT, sent_at INTEGER NOT NULL,
      visible_at INTEGER NOT NULL, receives INTEGER NOT NULL DEFAULT 0, receipt TEXT);
    CREATE INDEX IF NOT EXISTS message_visible ON message (queue, visible_at);
    CREATE TABLE IF NOT EXISTS sent (id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, sent_at INTEGER NOT NULL)`);
  const known = new Map(queues.map((queue) => [queue.name, queue]));
  const add = database.prepare(
    'INSERT INTO message (id, queue, body, grp, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const visible = database.prepare(
    'SELECT * FROM message WHERE queue = ? AND visible_at <= ? ORDER BY sent_at LIMIT ?',
  );
  const hide = database.prepare('UPDATE message SET visible_at = ?, receives = receives + 1, receipt = ? WHERE id = ?');
  const move = database.prepare('UPDATE message SET queue = ?, visible_at = ?, receives = 0 WHERE id = ?');
  const remove = database.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?');
  const counts = database.prepare('SELECT COUNT(*) AS n FROM message WHERE queue = ?');

  const note = database.prepare('INSERT INTO sent (id, queue, body, sent_at) VALUES (?, ?, ?, ?)');
  const forget = database.prepare('DELETE FROM sent WHERE rowid <= (SELECT MAX(rowid) FROM sent) - ?');
  const noted = database.prepare(
    `SELECT sent.*, message.queue AS now_in, message.receives FROM sent LEFT JOIN message ON message.id = sent.id
      ORDER BY sent.rowid DESC LIMIT ?`,
  );

  return {
    has: (queue: string): boolean => known.has(queue),
    send(
      queue: string,
      body: string,
      group: string | null,
      delaySeconds = 0,
    ): { readonly id: string; readonly md5: string } {
      const id = randomUUID();
      add.run(id, queue, body, group, Date.now(), Date.now() + delaySeconds * 1000);
      note.run(id, queue, body, Date.now());
      forget.run(KEPT);
      return { id, md5: createHash('md5').update(body).digest('hex') };
    },
    receive(queue: string, most: number): readonly Message[] {
      const { visibilitySeconds = 30, maxReceives = Number.POSITIVE_INFINITY, deadLetters } = known.get(queue) ?? {};
      const now = Date.now();
      return visible.all(queue, now, most).flatMap((row): Message[] => {
        const id = String(row.id);
        const receives = Number(row.receives) + 1;
        if (deadLetters && receives > maxReceives) {
          move.run(deadLetters, now, id);
          return [];
        }
        const receipt = randomUUID();
        hide.run(now + visibilitySeconds * 1000, receipt, id);
        const group = row.grp === null ? null : String(row.grp);
        return [{ id, receives, receipt, group, body: String(row.body), sentAt: Number(row.sent_at) }];
      });
    },
    remove: (queue: string, receipt: string): void => {
      remove.run(queue, receipt);
    },
    /** The last sent messages with their states, newest first, for the page only. */
    lately: (most: number): readonly Sent[] =>
      noted.all(most).map((row): Sent => {
        const [queue, nowIn] = [String(row.queue), row.now_in];
        const waiting = Number(row.receives) > 0 ? 'tried' : 'waiting';
        const there = nowIn === queue ? waiting : 'put aside';
        const state = nowIn === null ? 'done' : there;
        return { queue, body: String(row.body), state };
      }),
    count: (queue: string): number => Number(counts.get(queue)?.n ?? 0),
    close: (): void => database.close(),
  };
}
