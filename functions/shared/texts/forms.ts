/** A form that a text must have: the name of its sentence, and an example. */
export type Form = { readonly name: string; readonly example: string; readonly most?: number };

const ID: Form = { name: 'id', example: '7h3v0q9d2m8k4x1r6t5w2n0c8e' };
const LONG_ID: Form = { name: 'id', example: '01kb3v0q9d7h3v0q9d2m8k4x1r6t5w2n0c8e' };
const TIME: Form = { name: 'time', example: '08:30' };
const WORD: Form = { name: 'word', example: 'long-distance' };
const HALF_YEAR: Form = { name: 'half-year', example: '2026-autumn' };
const LINE: Form = { name: 'line', example: 'Kari Fjord' };
const LINES: Form = { name: 'lines', example: 'Ring oss før fredag.' };
const SUBJECT: Form = { name: 'subject-code', example: 'NOR1267' };

/** Forms that zod knows by name. */
const BY_FORMAT: Readonly<Record<string, Form>> = {
  date: { name: 'date', example: '2026-11-24' },
  datetime: { name: 'date-time', example: '2026-11-24T06:30:00.000Z' },
};

/** Forms that schemas write as patterns: a reader needs a word and an example instead. */
const BY_PATTERN: ReadonlyMap<string, Form> = new Map([
  ['^[0-9a-hjkmnp-tv-z]{26}$', ID],
  ['^[0-9a-hjkmnp-tv-z]{36}$', LONG_ID],
  ['^[0-9a-z-]{10,80}$', LONG_ID],
  ['^(19|20|21)\\d\\d-', { name: 'date', example: '2026-11-24' }],
  ['^([01]\\d|2[0-3]):[0-5]\\d$', TIME],
  ['^([1-9]|[1-4]\\d|50)$', { name: 'page-size', example: '20', most: 50 }],
  ['^([1-9]|[1-9]\\d|1\\d\\d|2[0-4]\\d|250)$', { name: 'page-size', example: '20', most: 250 }],
  ['^[1-9]\\d{0,3}$', { name: 'number', example: '2' }],
  ['^[a-z0-9-]+$', WORD],
  ['^[a-z0-9-]*$', WORD],
  ['^[a-z0-9-]{1,60}$', WORD],
  ['^[a-z0-9-]{2,40}$', WORD],
  ['^[a-z][a-z0-9-]{0,39}$', WORD],
  ['^2[01]\\d\\d-(autumn|spring)$', HALF_YEAR],
  ['^(19|20|21)\\d\\d-(autumn|spring)$', HALF_YEAR],
  ['^[^\\s@]+@[^\\s@]+$', { name: 'feide-name', example: 'liv@kommune.example' }],
  ['^[0-9a-fA-F]{64,200}$', { name: 'push-token', example: 'a1'.repeat(32) }],
  ['^(?![0-9a-fA-F]+$)[A-Za-z0-9_:-]{100,400}$', { name: 'push-token', example: `fcm:${'Zx9_'.repeat(30)}` }],
  ['^[^\\p{Cc}\\p{Cf}\\p{Cs}]*$', LINE],
  ['^(?:[^\\p{Cc}\\p{Cf}\\p{Cs}]|\\n)*$', LINES],
  ['^[^\\p{Cc}\\p{Cs}]*$', LINE],
  ['^(?:[^\\p{Cc}\\p{Cs}]|\\n)*$', LINES],
  ['^[A-Za-zÆØÅæøå0-9.:_-]+$', SUBJECT],
  ['^[A-Za-zÆØÅæøå0-9-]{1,20}$', SUBJECT],
  ['^[0-9a-f]{12}(-[0-9a-f]{12}){0,39}$', { name: 'sent-back', example: '4f1d2a9c07be' }],
  ['^[A-Za-z0-9+/]+={0,2}$', { name: 'base64', example: 'cmVjZWlwdA==' }],
  ['^[\\x21-\\x7e]{1,2000}$', { name: 'sign-in-code', example: 'SplxlOBeZQQYbYS6WxSbIA' }],
  ['^[A-Za-z0-9._~-]{43,128}$', { name: 'random', example: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' }],
  ['^[0-9a-f]{64}$', { name: 'hash', example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
  [
    '^(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\\d|30)$|^02-(0[1-9]|1\\d|2[0-8])$',
    { name: 'day-of-year', example: '06-15' },
  ],
  ['^[\\p{L}\\p{N}._-]{1,30}$', { name: 'archive-code', example: 'UO' }],
]);

/** The form of a zod format or of a pattern's source; `undefined` if it has no name here. */
export const formOf = (format: string, pattern: string | undefined): Form | undefined =>
  BY_FORMAT[format] ?? BY_PATTERN.get(pattern ?? '');
