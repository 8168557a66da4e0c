import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { P360Away } from '../../../functions/archive/p360-errors.ts';
import { adapterTo, packageOf } from './p360-sample.ts';
import { type Lie, type P360Server, startP360 } from './p360-server.ts';
import { NAMES, SUBJECT } from './sample.ts';

let server: P360Server;
beforeAll(async () => {
  server = await startP360();
});
afterEach(() => server.clear());
afterAll(() => server.stop());

/** What comes of a hand-over when one method always answers so: a receipt, or the message of what was thrown. */
async function said(lie: Lie, method = 'GetCases', more: Parameters<typeof adapterTo>[1] = {}): Promise<unknown> {
  server.lie((call) => (call.method.endsWith(`/${method}`) ? lie : undefined));
  return adapterTo(server, { callMs: 300, ...more })(packageOf()).catch((error: unknown) => error);
}
const failed = (reason: string) => ({ says: 'failed', reason });

describe('what passes is tried again: it throws, and says nothing but how', () => {
  it.each<[string, Lie, string]>([
    ['nobody answers in time', 'slow', 'no-answer'],
    ['the connection is cut', 'cut', 'no-answer'],
    ['half an answer', 'half', 'no-json'],
    ['a page for people', 'page', 'no-json'],
    ['an answer to another question', 'odd', 'other-answer'],
    ['an answer with nothing in it', 'bare', 'other-answer'],
    ['an answer without an end', 'huge', 'too-much'],
    ['a redirect, which is not followed', 'redirect', 'status-302'],
    ['too many requests', { status: 429 }, 'status-429'],
    ['a slow reader', { status: 408 }, 'status-408'],
    ['a broken archive', { status: 500 }, 'status-500'],
    ['an archive that is closed', { status: 503 }, 'status-503'],
    ['an error inside 200 that passes', { says: 'SqlException: Timeout expired for Mor Blomst' }, 'passing-error'],
    ['a deadlock inside 200', { says: 'Transaction was deadlocked on Far Fjell' }, 'passing-error'],
  ])('what passes is tried again: it throws, and says nothing but how: %s', async (_what, lie, how) => {
    for (const method of ['GetCases', 'CreateCase', 'GetDocuments', 'CreateDocument']) {
      server.clear();
      const error = await said(lie, method);
      expect(error).toBeInstanceOf(P360Away);
      expect(String(error)).toBe(`Error: P360 is away: ${how}`);
      expect(error).not.toHaveProperty('cause');
      expect(server.calls.filter(({ url }) => url.includes('signed-in'))).toEqual([]);
    }
  });

  it('a list that is shorter in the end than it said it would be: our entry may be what is missing', async () => {
    const { CaseNumber } = server.addCase({ Title: 'Elevmappe', ArchiveCodes: [SUBJECT.pupil.identityNumber] });
    for (let at = 0; at < 3; at++) server.addDocument({ CaseNumber });
    const shrinking = adapterTo(server, {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (String(url).endsWith('GetDocuments')) server.documents.length = 2;
        return response;
      },
    });
    await expect(shrinking(packageOf())).rejects.toThrow('P360 is away: other-answer');
    expect(server.documents).toHaveLength(2);
  });

  it('an archive that nobody listens for', async () => {
    const gone = await startP360();
    await gone.stop();
    await expect(adapterTo(gone)(packageOf())).rejects.toThrow('P360 is away: no-answer');
  });

  it('all calls of a hand-over have one deadline together, and it ends before the lease', async () => {
    const before = performance.now();
    expect(await said('slow', 'CreateCase', { callMs: 5000, wholeMs: 200 })).toBeInstanceOf(P360Away);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('what needs a person is a failure with a code', () => {
  it.each<[string, Lie, string]>([
    ['a key that is refused', { status: 401 }, 'key-refused'],
    ['a key without rights', { status: 403 }, 'key-refused'],
    ['a key that is refused inside 200', { says: 'Invalid authkey' }, 'key-refused'],
    ['a body that is refused', { status: 400 }, 'refused'],
    ['a service that is not there', { status: 404 }, 'refused'],
    ['an unknown code', { says: 'LookupException: code table Category has no Dokument ut' }, 'unknown-code'],
    ['any other error inside 200', { says: 'Contact Mor Blomst (15851090085) is not valid' }, 'refused'],
    ['an error without words', { says: '' }, 'refused'],
    ['an error beside success', { says: 'The file could not be stored', but: 'done' }, 'refused'],
  ])('what needs a person is a failure with a code: %s', async (_what, lie, reason) => {
    for (const method of ['GetCases', 'CreateCase', 'GetDocuments', 'CreateDocument']) {
      server.clear();
      expect(await said(lie, method)).toEqual(failed(reason));
    }
  });

  it('a key that no header can carry, before anything is sent', async () => {
    expect(await said('cut', 'Nothing', { key: async () => 'two\nlines' })).toEqual(failed('key-refused'));
    expect(await said('cut', 'Nothing', { key: async () => '' })).toEqual(failed('key-refused'));
    expect(server.calls).toEqual([]);
  });

  it('a folder with more in it than any pupil’s', async () => {
    const { CaseNumber } = server.addCase({ Title: 'Elevmappe', ArchiveCodes: [SUBJECT.pupil.identityNumber] });
    for (let at = 0; at < 90; at++) server.addDocument({ CaseNumber });
    expect(await adapterTo(server)(packageOf())).toEqual(failed('folder-too-big'));
    expect(server.documents).toHaveLength(90);
  });
});

describe('what leaves is what P360 asks for', () => {
  it('the key in its header and never in the address, the caller’s id in the address', async () => {
    await adapterTo(server, { clientId: 'skole & bro' })(packageOf());
    expect(server.calls.length).toBeGreaterThan(5);
    for (const { url, key } of server.calls) {
      expect(url).toMatch(/^\/rpc\/(Case|Document)Service\/[A-Za-z]+\?clientId=skole%20%26%20bro$/);
      expect(key).toBe('authkey key-of-these-tests');
    }
  });

  it('a key that cannot be had is tried again', async () => {
    const key = () => Promise.reject(new Error('no secret today'));
    await expect(adapterTo(server, { key })(packageOf())).rejects.toThrow('no secret today');
  });

  it('no error quotes a name, whatever the archive wrote', async () => {
    for (const lie of [...NAMES, SUBJECT.pupil.identityNumber ?? ''].map((name) => ({ says: `Timeout and ${name}` }))) {
      const error = await said(lie, 'CreateDocument');
      expect(error).toBeInstanceOf(P360Away);
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(lie.says);
    }
  });
});
