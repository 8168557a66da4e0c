/** The groups in which Norwegians write a mobile number, and any other number of eight digits. */
const MOBILE = /^([49]\d{2})(\d{2})(\d{3})$/;
const FIXED = /^(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** A number as Norwegians write it, such as `901 12 345` or `57 00 00 00`; a foreign or short number as it is held. */
export function phoneText(phone: string): string {
  const digits = phone.replace(/\s/g, '').replace(/^(\+|00)47(?=\d{8}$)/, '');
  const groups = MOBILE.exec(digits) ?? FIXED.exec(digits);
  return groups ? groups.slice(1).join(' ') : phone;
}

/** The address that calls a number. */
export const phoneHref = (phone: string): string => `tel:${phone.replace(/\s/g, '')}`;
