import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A sent e-mail. */
export type Mail = {
  readonly messageId: string;
  /** The time by the movable clock (milliseconds). */
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
};
/** A sent push, as the phone's provider got it. */
export type Push = {
  readonly messageId: string;
  readonly at: number;
  readonly endpoint: string;
  readonly payload: string;
  readonly attributes: Readonly<Record<string, string>>;
};
/** A device as SNS knows it. */
export type Endpoint = {
  readonly arn: string;
  readonly application: string;
  readonly token: string;
  readonly enabled: boolean;
  readonly userData: string;
};
/** An event that is still to be published to a topic. */
export type Telling = { readonly at: number; readonly topic: string; readonly message: string };

export type Left = ReturnType<typeof openLeft>;

/** The number of mails and pushes that are kept for the page. */
const KEPT = 1000;

/** Sent mails and pushes, and the providers' own state: in a file, so that a restart loses nothing. */
export function openLeft(folder: string) {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'left.sqlite'));
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS message (channel TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS endpoint (arn TEXT PRIMARY KEY, application TEXT NOT NULL, token TEXT NOT NULL, body TEXT NOT NULL);
    CREATE UNIQUE INDEX IF NOT EXISTS endpoint_token ON endpoint (application, token);
    CREATE TABLE IF NOT EXISTS waiting (token TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS telling (at INTEGER NOT NULL, topic TEXT NOT NULL, message TEXT NOT NULL)`);
  const add = database.prepare('INSERT INTO message (channel, body) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM message WHERE rowid <= (SELECT MAX(rowid) FROM message) - ?');
  const lately = database.prepare('SELECT body FROM message WHERE channel = ? ORDER BY rowid DESC LIMIT ?');
  const tell = database.prepare('INSERT INTO telling (at, topic, message) VALUES (?, ?, ?)');
  const due = database.prepare('SELECT rowid, * FROM telling WHERE at <= ? ORDER BY rowid');
  const told = database.prepare('DELETE FROM telling WHERE rowid = ?');
  const wait = database.prepare('INSERT INTO waiting (token, body) VALUES (?, ?)');
  const fetched = database.prepare('DELETE FROM waiting WHERE token = ? RETURNING body');
  const keep = database.prepare('INSERT OR REPLACE INTO endpoint (arn, application, token, body) VALUES (?, ?, ?, ?)');
  const byArn = database.prepare('SELECT body FROM endpoint WHERE arn = ?');
  const byToken = database.prepare('SELECT body FROM endpoint WHERE application = ? AND token = ?');
  const drop = database.prepare('DELETE FROM endpoint WHERE arn = ?');
  const parsed = <Value>(row: Readonly<Record<string, unknown>> | undefined): Value | undefined =>
    row && JSON.parse(String(row.body));
  const newest = <Value>(channel: string, most: number): readonly Value[] =>
    lately.all(channel, most).map((row): Value => JSON.parse(String(row.body)));
  const note = (channel: string, body: Mail | Push) => {
    add.run(channel, JSON.stringify(body));
    forget.run(KEPT);
  };

  return {
    /** Stores a mail with its later events: both or neither. */
    takeMail(mail: Mail, tellings: readonly Telling[]): void {
      database.exec('BEGIN');
      note('mail', mail);
      for (const { at, topic, message } of tellings) tell.run(at, topic, message);
      database.exec('COMMIT');
    },
    takePush: (push: Push): void => note('push', push),
    /** Keeps a push until its browser fetches it. */
    waitFor: (token: string, payload: string): void => {
      wait.run(token, payload);
    },
    fetchWaiting: (token: string): readonly string[] => fetched.all(token).map(({ body }) => String(body)),
    /** The last mails and pushes, newest first. */
    mails: (most: number): readonly Mail[] => newest('mail', most),
    pushes: (most: number): readonly Push[] => newest('push', most),
    endpoint: (arn: string): Endpoint | undefined => parsed(byArn.get(arn)),
    endpointWith: (application: string, token: string): Endpoint | undefined => parsed(byToken.get(application, token)),
    keepEndpoint: (endpoint: Endpoint): void => {
      keep.run(endpoint.arn, endpoint.application, endpoint.token, JSON.stringify(endpoint));
    },
    dropEndpoint: (arn: string): void => {
      drop.run(arn);
    },
    /** Publishes due events; an event that could not be published stays. */
    tellDue(now: number, hand: (telling: Telling) => void): void {
      for (const row of due.all(now)) {
        hand({ at: Number(row.at), topic: String(row.topic), message: String(row.message) });
        told.run(Number(row.rowid));
      }
    },
    close: (): void => database.close(),
  };
}
