import { isIP } from 'node:net';

/** Where a stage's P360 answers. */
export type P360Place = {
  /** The base of its RPC services, as in `https://arkiv.example/Biz/v2/api/call/SI.Data.RPC/SI.Data.RPC`. */
  readonly url: string;
  /** Hosts that the stage lets names be sent to: `host`, or `host:port` where the port is not the usual one. */
  readonly hosts: readonly string[];
  /** True on a developer's machine, where the archive answers over plain HTTP at this machine's own address. */
  readonly local?: boolean;
};

const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/**
 * The base address, checked, without a slash at its end. Throws when it is none that names may be sent to: not HTTPS, a
 * host that the stage does not list, an address instead of a name, a name inside a network. Names are checked, not what
 * they resolve to: the list of hosts is what holds.
 */
export function p360Address({ url, hosts, local = false }: P360Place): string {
  const parsed = URL.parse(url);
  if (!parsed) throw new Error('The address of P360 is no URL.');
  const { protocol, host, hostname, username, password, search, hash } = parsed;
  const wrong: Readonly<Record<string, boolean>> = {
    'must begin with https': protocol !== 'https:' && !(local && protocol === 'http:'),
    'must hold no login, query or fragment': [username, password, search, hash].some((part) => part !== ''),
    'has a host that the stage does not list': !hosts.includes(host),
    'must name a public host': !local && isInside(hostname),
  };
  const fault = Object.keys(wrong).find((candidate) => wrong[candidate]);
  if (fault !== undefined) throw new Error(`The address of P360 ${fault}.`);
  return `${parsed.origin}${parsed.pathname.replace(/\/+$/, '')}`;
}

/** The URL parser has made plain addresses of the odd spellings of an IPv4 address (`0x7f.1`, `2130706433`) by now. */
function isInside(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$|\.$/g, '');
  return isIP(bare) !== 0 || !bare.includes('.') || INSIDE.test(bare);
}
