import type { Texts } from '../../words/text.ts';

export const texts = {
  leave: { nb: 'Permisjon', nn: 'Permisjon', en: 'Leave' },
  application: { nb: 'Søknad om permisjon', nn: 'Søknad om permisjon', en: 'Application for leave' },
  state: { nb: 'Vis søknader', nn: 'Vis søknader', en: 'Show applications' },
  applied: { nb: 'Venter', nn: 'Ventar', en: 'Waits' },
  granted: { nb: 'Innvilget', nn: 'Innvilga', en: 'Granted' },
  refused: { nb: 'Avslått', nn: 'Avslått', en: 'Refused' },
  withdrawn: { nb: 'Trukket', nn: 'Trekt', en: 'Withdrawn' },
  noneWaits: {
    nb: 'Ingen søknader venter. Nye kommer hit når en foresatt eller myndig elev søker.',
    nn: 'Ingen søknader ventar. Nye kjem hit når ein føresett eller myndig elev søkjer.',
    en: 'No applications wait. New ones come here when a guardian or a pupil of age applies.',
  },
  none: {
    nb: 'Ingen søknader har denne tilstanden det siste året.',
    nn: 'Ingen søknader har denne tilstanden det siste året.',
    en: 'No applications of the last year are in this state.',
  },
  protected: { nb: 'Skjermet', nn: 'Skjerma', en: 'Protected' },
  schoolDays: { nb: 'skoledager: {days}', nn: 'skuledagar: {days}', en: 'school days: {days}' },
  'contact-teacher': { nb: 'kontaktlæreren avgjør', nn: 'kontaktlæraren avgjer', en: 'the contact teacher decides' },
  principal: { nb: 'rektor avgjør', nn: 'rektor avgjer', en: 'the principal decides' },
} satisfies Texts;
