type Contact = { readonly name: string; readonly phone: string };

/** True while a school has no contact for refusals: it needs a name and a telephone before it goes live. */
export const isContactMissing = ({ name, phone }: Contact): boolean => name === '' || phone === '';

/** The school's contact as one line: name and telephone, with the school's name in place of a missing name. */
export const contactLine = ({ name, phone }: Contact, schoolName: string | undefined): string =>
  [name || schoolName, phone].filter(Boolean).join(', ');
