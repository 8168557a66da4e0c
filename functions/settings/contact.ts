type Contact = { readonly name: string; readonly phone: string };

/** True while a school has nobody whom a refusal can send people to: it needs both before it goes live. */
export const isContactMissing = ({ name, phone }: Contact): boolean => name === '' || phone === '';

/** Whom a text sends people to, as one line: the contact's name and phone; the school itself where no name is set. */
export const contactLine = ({ name, phone }: Contact, schoolName: string | undefined): string =>
  [name || schoolName, phone].filter(Boolean).join(', ');
