import { phoneHref, phoneText } from '../words/phone.ts';

/** A phone number that calls at a tap. Text around it, such as "Ring 901 12 345", comes from `words`. */
export function PhoneLink({
  phone,
  words = (text) => text,
  className,
}: {
  readonly phone: string;
  readonly words?: (phone: string) => string;
  /** `call`: a line of its own with a large target. */
  readonly className?: 'call';
}) {
  return (
    <a className={className ? `ds-link ${className}` : 'ds-link'} href={phoneHref(phone)}>
      {words(phoneText(phone))}
    </a>
  );
}

/** Whom to call at the school: the name, and the number where it is known. */
export function Contact({
  contact,
}: {
  readonly contact: { readonly name: string | null; readonly phone: string | null };
}) {
  const { name, phone } = contact;
  return (
    <>
      {name}
      {name && phone && ', '}
      {phone && <PhoneLink phone={phone} />}
    </>
  );
}
