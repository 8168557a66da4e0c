import type { Texts } from '../shared/texts/language.ts';

/** Texts on an upload as a whole, and on people's identity numbers. */
export const uploadTexts: Texts = {
  'import.upload-changed': {
    nb: 'Filen er en annen enn den som prøvekjøringen leste, så ingenting er tatt i bruk. Send filen som en ny prøvekjøring.',
    nn: 'Fila er ei anna enn den som prøvekøyringa las, så ingenting er teke i bruk. Send fila som ei ny prøvekøyring.',
    en: 'The file differs from the file of the dry run, so nothing was applied. Send the file as a new dry run.',
  },
  'import.more-ends-than-shown': {
    nb: 'Mer ville nå bli avsluttet enn prøvekjøringen viste, så ingenting er tatt i bruk. Gjør en ny prøvekjøring med samme fil.',
    nn: 'Meir ville no bli avslutta enn prøvekøyringa viste, så ingenting er teke i bruk. Gjer ei ny prøvekøyring med same fil.',
    en: 'More would end now than the dry run showed, so nothing was applied. Make a new dry run with the same file.',
  },
  'import.number-date': {
    nb: 'Datoen i identitetsnummeret finnes ikke; personen er tatt inn uten innlogging. Rett nummeret i kilden.',
    nn: 'Datoen i identitetsnummeret finst ikkje; personen er teken inn utan innlogging. Rett nummeret i kjelda.',
    en: 'The date in the identity number does not exist; the person is taken without a login. Correct the number at the source.',
  },
  'import.number-h-number': {
    nb: 'Nummeret er et H-nummer eller et testnummer, som ingen kan logge inn med; personen er tatt inn uten innlogging. Bruk fødselsnummer eller D-nummer.',
    nn: 'Nummeret er eit H-nummer eller eit testnummer, som ingen kan logge inn med; personen er teken inn utan innlogging. Bruk fødselsnummer eller D-nummer.',
    en: 'The number is an H-number or a test number, by which nobody can log in; the person is taken without a login. Use a birth number or D-number.',
  },
  'import.number-fh-number': {
    nb: 'Nummeret er et FH-nummer fra helsetjenesten, som ingen kan logge inn med; personen er tatt inn uten innlogging. Bruk fødselsnummer eller D-nummer.',
    nn: 'Nummeret er eit FH-nummer frå helsetenesta, som ingen kan logge inn med; personen er teken inn utan innlogging. Bruk fødselsnummer eller D-nummer.',
    en: 'The number is an FH-number of the health service, by which nobody can log in; the person is taken without a login. Use a birth number or D-number.',
  },
  'import.number-duf': {
    nb: 'Nummeret er et DUF-nummer fra UDI, som ingen kan logge inn med; personen er tatt inn uten innlogging. Bruk fødselsnummer eller D-nummer.',
    nn: 'Nummeret er eit DUF-nummer frå UDI, som ingen kan logge inn med; personen er teken inn utan innlogging. Bruk fødselsnummer eller D-nummer.',
    en: 'The number is a DUF number of the immigration service, by which nobody can log in; the person is taken without a login. Use a birth number or D-number.',
  },
};
