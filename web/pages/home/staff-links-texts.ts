import type { Texts } from '../../words/text.ts';

/** Words of the ways from the first page of staff. */
export const texts = {
  title: { nb: 'Hjem', nn: 'Heim', en: 'Home' },
  nothing: {
    nb: 'Du har ingen rolle ved en skole i dag. Skolens kontor eller skoleeieren registrerer roller.',
    nn: 'Du har inga rolle ved ein skule i dag. Kontoret på skulen eller skuleeigaren registrerer roller.',
    en: 'You have no role at a school today. The school’s office or the owner registers roles.',
  },
  school: {
    nb: 'Skolen i dag, elever, permisjon og mer',
    nn: 'Skulen i dag, elevar, permisjon og meir',
    en: 'The school today, pupils, leave and more',
  },
  owner: { nb: 'Skoleeier', nn: 'Skuleeigar', en: 'The owner' },
  ownerAbout: {
    nb: 'Import, innstillinger, innsynslogg og arkiv',
    nn: 'Import, innstillingar, innsynslogg og arkiv',
    en: 'Imports, settings, access log and archive',
  },
} satisfies Texts;
