import { domainToASCII } from 'node:url';

/**
 * An address that mail can be sent to: a local part of 7-bit atoms (RFC 5322 dot-atom; SES takes no others and no quoted
 * ones) and a domain in its punycode form (RFC 5891). Lengths as in RFC 5321, 4.5.3.1.
 */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;
/** What a domain may be written with: letters of any script, digits, `-` and `.`. */
const WRITTEN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LONGEST_LOCAL = 64;
const LONGEST = 254;

/** The form in which mail is sent to an address, or `undefined` where it cannot be sent. */
export function sendableEmail(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const [local, written] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || local.length > LONGEST_LOCAL || !LOCAL.test(local) || !WRITTEN.test(written)) return undefined;
  const domain = domainToASCII(written);
  const sendable = `${local}@${domain}`;
  return DOMAIN.test(domain) && sendable.length <= LONGEST ? sendable : undefined;
}
