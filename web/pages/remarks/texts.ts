import type { Texts } from '../../words/text.ts';

export const texts = {
  title: { nb: 'Anmerkninger', nn: 'Merknader', en: 'Remarks' },
  halfYear: { nb: 'Halvår', nn: 'Halvår', en: 'Half-year' },
  autumn: { nb: 'Høsten {year}', nn: 'Hausten {year}', en: 'Autumn {year}' },
  spring: { nb: 'Våren {year}', nn: 'Våren {year}', en: 'Spring {year}' },
  hidden: {
    nb: 'Skolen viser ikke anmerkninger til foresatte her. Spør kontaktlæreren hvis du lurer på noe.',
    nn: 'Skulen viser ikkje merknader til føresette her. Spør kontaktlæraren om du lurer på noko.',
    en: 'The school does not show remarks to guardians here. Ask the contact teacher if you have questions.',
  },
  none: {
    nb: 'Ingen anmerkninger i dette halvåret.',
    nn: 'Ingen merknader i dette halvåret.',
    en: 'No remarks in this half-year.',
  },
  noneOwn: {
    nb: 'Du har ingen anmerkninger i dette halvåret.',
    nn: 'Du har ingen merknader i dette halvåret.',
    en: 'You have no remarks in this half-year.',
  },
  order: { nb: 'Orden', nn: 'Orden', en: 'Order' },
  conduct: { nb: 'Atferd', nn: 'Åtferd', en: 'Conduct' },
  good: { nb: '{ledger}, positiv', nn: '{ledger}, positiv', en: '{ledger}, positive' },
  by: { nb: '{day}, skrevet av {teacher}.', nn: '{day}, skriven av {teacher}.', en: '{day}, written by {teacher}.' },
  corrected: { nb: 'Rettet siden.', nn: 'Retta sidan.', en: 'Corrected since.' },
} satisfies Texts;
