import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Left, type Mail, openLeft } from '../../local/left.ts';
import { noticeIn } from '../../local/notice-link.ts';
import { leftJson, leftPage } from '../../local/pages/left-page.ts';

let folder: string;
let left: Left;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skolebro-left-'));
  left = openLeft(folder);
});
afterEach(() => {
  left.close();
  rmSync(folder, { recursive: true, force: true });
});

const AT = Date.parse('2026-11-24T09:00:00Z');
const mail = (subject: string): Mail => ({
  messageId: subject,
  at: AT,
  from: 'ikke-svar@skolebro.example',
  to: ['kari@epost.example'],
  subject,
  text: '<script>alert(1)</script>',
  html: '<p>hei</p>',
  headers: [{ name: 'List-Unsubscribe', value: '<https://skolebro.example/choices>' }],
  tags: { owner: ['owner-1'] },
});
const push = (endpoint: string) => ({
  messageId: endpoint,
  at: AT,
  endpoint: `arn:aws:sns:eu-north-1:000000000000:endpoint/GCM/skolebro/${endpoint}`,
  payload: '{"title":"<b>"}',
  attributes: { 'AWS.SNS.MOBILE.FCM.TTL': '86400' },
});

describe('what left, to look at', () => {
  it('what left, to look at is nothing at first', () => {
    expect(leftPage(left)).toContain('No e-mail has left.');
    expect(leftPage(left)).toContain('No push has left.');
    expect(leftJson(left)).toEqual({ mails: [], pushes: [] });
  });

  it('what left, to look at is the newest first, with the address masked and everything harmless as HTML', () => {
    left.takeMail(mail('first'), []);
    left.takeMail(mail('second'), []);
    left.takePush(push('phone-1'));
    left.takePush(push('phone-2'));
    const page = leftPage(left);
    expect(page.indexOf('second')).toBeLessThan(page.indexOf('first'));
    expect(page.indexOf('phone-2')).toBeLessThan(page.indexOf('phone-1'));
    expect(page).toContain('k•••@epost.example');
    expect(page).toContain('owner = owner-1');
    expect(page).toContain('24 Nov 2026, 10:00:00');
    expect(page).not.toMatch(/kari|<script|<b>/);
    const json = leftJson(left);
    expect(json.mails.map(({ subject, to }) => [subject, to])).toEqual([
      ['second', ['k•••@epost.example']],
      ['first', ['k•••@epost.example']],
    ]);
    expect(json.pushes.map(({ endpoint }) => endpoint.split('/').at(-1))).toEqual(['phone-2', 'phone-1']);
  });

  it('what left, to look at can be followed where it leads, and what leads nowhere has no link (A5)', () => {
    const noticeId = 'a1'.repeat(20);
    left.takeMail({ ...mail('with'), text: `Logg inn: https://skolebro.example/n/${noticeId}\n` }, []);
    left.takePush({
      ...push('phone'),
      payload: JSON.stringify({ GCM: JSON.stringify({ link: `https://x/n/${noticeId}` }) }),
    });
    left.takeMail(mail('without'), []);
    expect(leftPage(left).split(`<a href="/n/${noticeId}">`)).toHaveLength(3);
    for (const path of ['/n/', `/n/${noticeId}0`, '/n/<script>', `/N/${noticeId}`])
      expect(noticeIn(path)).toBeUndefined();
  });

  it('what left, to look at remembers the last thousand', () => {
    for (let count = 0; count < 1100; count++) left.takePush(push(`phone-${count}`));
    expect([left.pushes(5000).length, left.pushes(1)[0]?.messageId]).toEqual([1000, 'phone-1099']);
  });
});
