import { isIP } from 'node:net';

/** The address of a stage's P360. */
export type P360Place = {
  /** The base of its RPC services, as in `https://arkiv.example/Biz/v2/api/call/SI.Data.RPC/SI.Data.RPC`. */
  readonly url: string;
  /** Hosts that may receive names: `host`, or `host:port` for another port than the default. */
  readonly hosts: readonly string[];
  /** True on a developer's machine, where the archive answers over plain HTTP at the machine's own address. */
  readonly local?: boolean;
};

const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/**
 * The checked base address, without a trailing slash. Throws for an address that must not receive names: not HTTPS, a
 * host that the stage does not list, an IP address, or a name inside a network. It checks names and not their
 * resolution: the list of hosts is the guarantee.
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

/** The URL parser has already normalized odd spellings of an IPv4 address (`0x7f.1`, `2130706433`). */
function isInside(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$|\.$/g, '');
  return isIP(bare) !== 0 || !bare.includes('.') || INSIDE.test(bare);
}
