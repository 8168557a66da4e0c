import type { Texts } from '../words/text.ts';

/** Words of an application for leave, as staff decide it. */
export const texts = {
  applied: { nb: 'Venter', nn: 'Ventar', en: 'Waits' },
  granted: { nb: 'Innvilget', nn: 'Innvilga', en: 'Granted' },
  refused: { nb: 'Avslått', nn: 'Avslått', en: 'Refused' },
  withdrawn: { nb: 'Trukket', nn: 'Trekt', en: 'Withdrawn' },
  protected: { nb: 'Skjermet', nn: 'Skjerma', en: 'Protected' },
  schoolDays: { nb: 'skoledager: {days}', nn: 'skuledagar: {days}', en: 'school days: {days}' },
  'contact-teacher': { nb: 'kontaktlæreren', nn: 'kontaktlæraren', en: 'the contact teacher' },
  principal: { nb: 'rektor', nn: 'rektor', en: 'the principal' },
  period: { nb: 'Tid', nn: 'Tid', en: 'Time' },
  purpose: { nb: 'Formål', nn: 'Føremål', en: 'Purpose' },
  decides: { nb: 'Hvem avgjør', nn: 'Kven avgjer', en: 'Who decides' },
  you: { nb: 'deg', nn: 'deg', en: 'you' },
  guardian: { nb: 'foresatt', nn: 'føresett', en: 'a guardian' },
  pupil: { nb: 'eleven', nn: 'eleven', en: 'the pupil' },
  staff: { nb: 'skolen', nn: 'skulen', en: 'the school' },
  decideLead: {
    nb: 'Familien får svaret med en gang. Innvilget permisjon står på dagene i fraværet.',
    nn: 'Familien får svaret med ein gong. Innvilga permisjon står på dagane i fråværet.',
    en: 'The family gets the answer at once. Granted leave stands on the days of the absence.',
  },
  refuseLead: {
    nb: 'Velg hvorfor. Familien ser grunnen.',
    nn: 'Vel kvifor. Familien ser grunnen.',
    en: 'Choose why. The family sees the reason.',
  },
  refusalReason: { nb: 'Grunn til avslag', nn: 'Grunn til avslag', en: 'Reason for the refusal' },
  choose: { nb: 'Velg', nn: 'Vel', en: 'Choose' },
  grant: { nb: 'Innvilg', nn: 'Innvilg', en: 'Grant' },
  refuse: { nb: 'Avslå', nn: 'Avslå', en: 'Refuse' },
  cancel: { nb: 'Avbryt', nn: 'Avbryt', en: 'Cancel' },
  retrying: {
    nb: 'Ingen forbindelse akkurat nå. Prøver igjen.',
    nn: 'Ikkje samband akkurat no. Prøver igjen.',
    en: 'No connection just now. Trying again.',
  },
} satisfies Texts;
