import type { Texts } from '../../words/text.ts';

/** The words of writing in a document. */
export const sectionTexts = {
  saved: { nb: 'Lagret', nn: 'Lagra', en: 'Saved' },
  saving: { nb: 'Lagrer …', nn: 'Lagrar …', en: 'Saving …' },
  unsaved: { nb: 'Ikke lagret ennå', nn: 'Ikkje lagra enno', en: 'Not saved yet' },
  failed: {
    nb: 'Ikke lagret. Teksten står her fortsatt. Lukk ikke siden.',
    nn: 'Ikkje lagra. Teksten står her framleis. Lukk ikkje sida.',
    en: 'Not saved. The text is still here. Do not close the page.',
  },
  tryAgain: { nb: 'Lagre igjen', nn: 'Lagre igjen', en: 'Save again' },
  writtenBy: { nb: '{name} skrev sist, {at}', nn: '{name} skreiv sist, {at}', en: '{name} wrote last, {at}' },
  lease: {
    nb: '{name} skriver her nå. Dere kan skrive begge to; er det i samme del, får du se begge tekstene.',
    nn: '{name} skriv her no. De kan skrive begge to; er det i same del, får du sjå begge tekstane.',
    en: '{name} is writing here now. You can both write; in the same section you will be shown both texts.',
  },
  required: { nb: 'må fylles ut', nn: 'må fyllast ut', en: 'required' },
  missing: {
    nb: 'Feltet må fylles ut før dokumentet kan gå videre.',
    nn: 'Feltet må fyllast ut før dokumentet kan gå vidare.',
    en: 'Fill this in before the document can go on.',
  },
  choose: { nb: 'Velg', nn: 'Vel', en: 'Choose' },
  addRow: { nb: 'Legg til en rad', nn: 'Legg til ei rad', en: 'Add a row' },
  removeRow: { nb: 'Ta bort rad {number}', nn: 'Ta bort rad {number}', en: 'Remove row {number}' },
  row: { nb: 'Rad {number}', nn: 'Rad {number}', en: 'Row {number}' },
  conflict: {
    nb: '{name} lagret denne delen {at} mens du skrev. Ingenting er borte. Velg hva som skal stå.',
    nn: '{name} lagra denne delen {at} medan du skreiv. Ingenting er borte. Vel kva som skal stå.',
    en: '{name} saved this section {at} while you wrote. Nothing is lost. Choose what is to stand.',
  },
  mine: { nb: 'Din tekst', nn: 'Teksten din', en: 'Your text' },
  theirs: { nb: 'Teksten til {name}', nn: 'Teksten til {name}', en: 'The text of {name}' },
  keepBoth: { nb: 'Behold begge, min sist', nn: 'Behald begge, min sist', en: 'Keep both, mine last' },
  keepMine: { nb: 'Behold min', nn: 'Behald min', en: 'Keep mine' },
  keepTheirs: { nb: 'Behold den andre', nn: 'Behald den andre', en: 'Keep the other' },
  empty: { nb: '(tomt)', nn: '(tomt)', en: '(empty)' },
  earlier: { nb: 'Tidligere tekster', nn: 'Tidlegare tekstar', en: 'Earlier texts' },
  noEarlier: { nb: 'Ingen tidligere tekster.', nn: 'Ingen tidlegare tekstar.', en: 'No earlier texts.' },
} as const satisfies Texts;
