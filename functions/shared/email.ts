import { domainToASCII } from 'node:url';

/**
 * An address that SES can send to: a local part of 7-bit atoms (RFC 5322 dot-atom; SES takes neither others nor quoted
 * ones) and a domain in punycode (RFC 5891). Lengths as in RFC 5321, 4.5.3.1.
 */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;
/** Characters that a domain may be written with: letters of any script, digits, `-` and `.`. */
const WRITTEN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LONGEST_LOCAL = 64;
const LONGEST = 254;

/** The address in the form that mail is sent to; `undefined` if no mail can be sent to it. */
export function sendableEmail(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const [local, written] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || local.length > LONGEST_LOCAL || !LOCAL.test(local) || !WRITTEN.test(written)) return undefined;
  const domain = domainToASCII(written);
  const sendable = `${local}@${domain}`;
  return DOMAIN.test(domain) && sendable.length <= LONGEST ? sendable : undefined;
}
