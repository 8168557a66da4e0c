import { refuseBy } from '../shared/errors.ts';
import type { CodeOf, Refusals } from '../shared/refusals.ts';

/** Refusals of remarks. */
export const refusals = {
  'remarks.future': {
    kind: 'invalid',
    nb: 'Anmerkningen kan ikke gjelde en dag etter {lastAllowedDay}. Velg den dagen eller en tidligere.',
    nn: 'Merknaden kan ikkje gjelde ein dag etter {lastAllowedDay}. Vel den dagen eller ein tidlegare.',
    en: 'The date of a remark cannot be after {lastAllowedDay}. Choose that day or an earlier one.',
  },
  'remarks.too-old': {
    kind: 'invalid',
    nb: 'Det er for lenge siden. Tidligste dag en anmerkning kan gjelde, er {firstAllowedDay}.',
    nn: 'Det er for lenge sidan. Tidlegaste dagen ein merknad kan gjelde, er {firstAllowedDay}.',
    en: 'That is too long ago. The earliest date of a remark is {firstAllowedDay}.',
  },
  'remarks.unknown-category': {
    kind: 'invalid',
    nb: 'Kategorien er ikke på listen som gjaldt den dagen. Velg en av: {allowed}.',
    nn: 'Kategorien er ikkje på lista som gjaldt den dagen. Vel ein av: {allowed}.',
    en: 'The category was not on the owner’s list that day. Choose one of: {allowed}.',
  },
  'remarks.positive-off': {
    kind: 'invalid',
    nb: 'Skolen bruker ikke positive anmerkninger. Velg en annen kategori.',
    nn: 'Skulen brukar ikkje positive merknader. Vel ein annan kategori.',
    en: 'The school does not use positive remarks. Choose another category.',
  },
  'remarks.pupil-not-in-group': {
    kind: 'invalid',
    nb: 'Eleven er ikke i gruppen i dag. Ta bort eleven, eller velg en gruppe eleven er i.',
    nn: 'Eleven er ikkje i gruppa i dag. Ta bort eleven, eller vel ei gruppe eleven er i.',
    en: 'The pupil is not in the group today. Remove the pupil, or choose a group the pupil is in.',
  },
  'remarks.twice': {
    kind: 'invalid',
    nb: 'Eleven har samme kategori to ganger. Ta bort den ene.',
    nn: 'Eleven har same kategorien to gonger. Ta bort den eine.',
    en: 'The pupil has the same category twice. Remove one of them.',
  },
  'remarks.no-such-lesson': {
    kind: 'invalid',
    nb: 'Gruppen har ingen slik time den dagen. Velg en annen time, eller ta bort timen.',
    nn: 'Gruppa har ingen slik time den dagen. Vel ein annan time, eller ta bort timen.',
    en: 'The group has no such lesson that day. Choose another lesson, or remove it.',
  },
  'remarks.reason-missing': {
    kind: 'invalid',
    nb: 'Skriv hvorfor anmerkningen endres eller trekkes.',
    nn: 'Skriv kvifor merknaden blir endra eller trekt.',
    en: 'Write why the remark is corrected or withdrawn.',
  },
  'remarks.author-corrects': {
    kind: 'forbidden',
    nb: 'Bare den som skrev anmerkningen, kan rette den. Be den læreren rette, eller trekk den hvis du er kontaktlærer.',
    nn: 'Berre den som skreiv merknaden, kan rette han. Be den læraren rette, eller trekk han om du er kontaktlærar.',
    en: 'Only the author of the remark can correct it. Ask that teacher, or withdraw it if you are the contact teacher.',
  },
  'remarks.author-withdraws': {
    kind: 'forbidden',
    nb: 'Den som skrev anmerkningen, eller kontaktlæreren trekker den. Si fra til en av dem.',
    nn: 'Den som skreiv merknaden, eller kontaktlæraren trekkjer han. Sei frå til ein av dei.',
    en: 'The author of the remark, or the contact teacher, withdraws it. Let one of them know.',
  },
  'remarks.contact-teacher-releases': {
    kind: 'forbidden',
    nb: 'Kontaktlæreren slipper anmerkningen fram til familien. Si fra til kontaktlæreren.',
    nn: 'Kontaktlæraren slepper merknaden fram til familien. Sei frå til kontaktlæraren.',
    en: 'The contact teacher lets the family see the remark. Let the contact teacher know.',
  },
  'remarks.already-released': {
    kind: 'conflict',
    nb: 'Anmerkningen er allerede synlig etter skolens regler. Du trenger ikke gjøre noe.',
    nn: 'Merknaden er alt synleg etter reglane til skulen. Du treng ikkje gjere noko.',
    en: 'The remark is already visible by the school’s rules. There is nothing to do.',
  },
  'remarks.already-withdrawn': {
    kind: 'conflict',
    nb: 'Anmerkningen er trukket. Skriv en ny hvis den likevel skal gjelde.',
    nn: 'Merknaden er trekt. Skriv ein ny om han likevel skal gjelde.',
    en: 'The remark has been withdrawn. Write a new one if it still applies.',
  },
  'remarks.corrected-too-often': {
    kind: 'conflict',
    nb: 'Anmerkningen er rettet så mange ganger at den må trekkes. Skriv en ny.',
    nn: 'Merknaden er retta så mange gonger at han må trekkjast. Skriv ein ny.',
    en: 'The remark has been corrected so often that it must be withdrawn. Write a new one.',
  },
  'remarks.pupil-of-age': {
    kind: 'forbidden',
    nb: 'Eleven er myndig og bestemmer selv hvem som får se anmerkninger.',
    nn: 'Eleven er myndig og avgjer sjølv kven som får sjå merknader.',
    en: 'The pupil is of age and decides who may see remarks.',
  },
} satisfies Refusals;

export type RefusalCode = CodeOf<typeof refusals>;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
