import { describe, expect, it } from 'vitest';
import { p360Address } from '../../../functions/archive/p360-address.ts';
import { p360Client } from '../../../functions/archive/p360-client.ts';

const HOST = 'arkiv.fjordvik.example';
const at = (url: string, more: { hosts?: readonly string[]; local?: boolean } = {}) =>
  p360Address({ url, hosts: [HOST], ...more });

describe('names are sent to an archive that the stage lists, and nowhere else', () => {
  it('names are sent to an archive that the stage lists, and nowhere else: over HTTPS, to a listed host; a slash at the end makes no difference', () => {
    expect(at(`https://${HOST}/Biz/v2/api/`)).toBe(`https://${HOST}/Biz/v2/api`);
    expect(at(`HTTPS://ARKIV.fjordvik.example:443/`)).toBe(`https://${HOST}`);
    expect(at(`https://${HOST}:8443/x`, { hosts: [`${HOST}:8443`] })).toBe(`https://${HOST}:8443/x`);
  });

  it.each([
    ['no URL', 'arkiv', 'is no URL'],
    ['plain HTTP', `http://${HOST}/`, 'must begin with https'],
    ['another scheme', `file://${HOST}/`, 'must begin with https'],
    ['another host', 'https://arkiv.example/', 'does not list'],
    ['a host that only begins so', `https://${HOST}.evil.example/`, 'does not list'],
    ['another port', `https://${HOST}:8443/`, 'does not list'],
    ['a login', `https://who:what@${HOST}/`, 'no login'],
    ['a host in place of a login', `https://${HOST}@evil.example/`, 'no login'],
    ['a query', `https://${HOST}/?authkey=x`, 'query'],
    ['a fragment', `https://${HOST}/#x`, 'fragment'],
  ])('no name is sent to an archive %s', (_what, url, why) => {
    expect(() => at(url)).toThrow(why);
  });

  it.each([
    'localhost',
    'localhost.',
    'a.localhost',
    'arkiv',
    'arkiv.local',
    'arkiv.internal',
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '10.0.0.8',
    '169.254.169.254',
    '8.8.8.8',
    '[::1]',
    '[::ffff:7f00:1]',
    '[fd00::1]',
  ])('no name is sent to an archive %s, though somebody lists it', (name) => {
    const url = `https://${name}/`;
    const hosts = [new URL(url).host];
    expect(() => at(url, { hosts })).toThrow('must name a public host');
    expect(at(url, { hosts, local: true })).toBe(new URL(url).origin);
  });

  it('plain HTTP on this machine only, and listed there too', () => {
    expect(at('http://127.0.0.1:7000/rpc', { hosts: ['127.0.0.1:7000'], local: true })).toBe(
      'http://127.0.0.1:7000/rpc',
    );
    expect(() => at('http://127.0.0.1:7000/rpc', { local: true })).toThrow('does not list');
  });

  it('a client of such an address is never made', () => {
    const key = async () => 'key';
    expect(() => p360Client({ url: `http://${HOST}`, hosts: [HOST], key })).toThrow('https');
  });
});
