import type { Texts } from '../../words/text.ts';

/** Words of the form in which a round of talks is planned or changed. */
export const texts = {
  newTitle: { nb: 'Ny samtalerunde', nn: 'Ny samtalerunde', en: 'New round of talks' },
  lead: {
    nb: 'Familiene ser ingenting ennå. Etterpå lager du tider, og så åpner du runden.',
    nn: 'Familiane ser ingenting enno. Etterpå lagar du tider, og så opnar du runden.',
    en: 'Families see nothing yet. Afterwards you make times, and then you open the round.',
  },
  name: { nb: 'Navn', nn: 'Namn', en: 'Name' },
  nameHelp: {
    nb: 'Familiene ser navnet, for eksempel «Utviklingssamtaler høsten 2026».',
    nn: 'Familiane ser namnet, til dømes «Utviklingssamtalar hausten 2026».',
    en: 'Families see the name, such as “Development talks, autumn 2026”.',
  },
  nameFirst: { nb: 'Skriv et navn.', nn: 'Skriv eit namn.', en: 'Write a name.' },
  groups: { nb: 'Grupper som inviteres', nn: 'Grupper som blir inviterte', en: 'Groups that are invited' },
  groupsHelp: {
    nb: 'Gruppene kan ikke endres etterpå. {count} valgt.',
    nn: 'Gruppene kan ikkje endrast etterpå. {count} valde.',
    en: 'The groups cannot be changed afterwards. {count} chosen.',
  },
  groupsFirst: { nb: 'Velg minst én gruppe.', nn: 'Vel minst éi gruppe.', en: 'Choose at least one group.' },
  groupsMany: {
    nb: 'Velg høyst {most} grupper.',
    nn: 'Vel høgst {most} grupper.',
    en: 'Choose at most {most} groups.',
  },
  noGroups: {
    nb: 'Skolen har ingen slike grupper nå.',
    nn: 'Skulen har ingen slike grupper no.',
    en: 'The school has no such groups now.',
  },
  kind: { nb: 'Vis', nn: 'Vis', en: 'Show' },
  'kind-basis': { nb: 'Klasser', nn: 'Klassar', en: 'Classes' },
  'kind-contact': { nb: 'Kontaktgrupper', nn: 'Kontaktgrupper', en: 'Contact groups' },
  'kind-teaching': { nb: 'Undervisningsgrupper', nn: 'Undervisningsgrupper', en: 'Teaching groups' },
  opens: { nb: 'Bestillingen åpner', nn: 'Bestillinga opnar', en: 'The booking opens' },
  ends: { nb: 'Bestillingen slutter', nn: 'Bestillinga sluttar', en: 'The booking ends' },
  day: { nb: 'Dag', nn: 'Dag', en: 'Day' },
  clock: { nb: 'Klokkeslett', nn: 'Klokkeslett', en: 'Time' },
  opensFirst: {
    nb: 'Velg når bestillingen åpner.',
    nn: 'Vel når bestillinga opnar.',
    en: 'Choose when the booking opens.',
  },
  endsFirst: {
    nb: 'Velg når bestillingen slutter.',
    nn: 'Vel når bestillinga sluttar.',
    en: 'Choose when the booking ends.',
  },
  order: {
    nb: 'Bestillingen må slutte etter at den åpner, og i fremtiden.',
    nn: 'Bestillinga må slutte etter at ho opnar, og i framtida.',
    en: 'The booking must end after it opens, and in the future.',
  },
  cancelHours: {
    nb: 'Familien kan flytte og avlyse til så mange timer før samtalen',
    nn: 'Familien kan flytte og avlyse til så mange timar før samtalen',
    en: 'A family can move and cancel until so many hours before the talk',
  },
  cancelWhole: {
    nb: 'Skriv et helt tall fra 0 til 168.',
    nn: 'Skriv eit heilt tal frå 0 til 168.',
    en: 'Write a whole number from 0 to 168.',
  },
  gapMinutes: {
    nb: 'Minutter mellom samtalene til søsken',
    nn: 'Minutt mellom samtalane til sysken',
    en: 'Minutes between the talks of siblings',
  },
  gapHelp: {
    nb: 'Så rekker familien å gå fra et rom til et annet.',
    nn: 'Så rekk familien å gå frå eit rom til eit anna.',
    en: 'Time to walk from one room to another.',
  },
  gapWhole: {
    nb: 'Skriv et helt tall fra 0 til 45.',
    nn: 'Skriv eit heilt tal frå 0 til 45.',
    en: 'Write a whole number from 0 to 45.',
  },
  send: { nb: 'Lagre runden', nn: 'Lagre runden', en: 'Save the round' },
  changeTitle: { nb: 'Endre samtalerunden', nn: 'Endre samtalerunden', en: 'Change the round' },
  changeLead: {
    nb: 'Grupper og tider står. Ingen får en beskjed om endringen.',
    nn: 'Grupper og tider står. Ingen får ein beskjed om endringa.',
    en: 'Groups and times stay. Nobody gets a notice of the change.',
  },
  changeLate: {
    nb: 'Runden er avsluttet eller ikke din å endre.',
    nn: 'Runden er avslutta eller ikkje din å endre.',
    en: 'The round has ended, or is not yours to change.',
  },
  save: { nb: 'Lagre endringene', nn: 'Lagre endringane', en: 'Save the changes' },
  changedNow: {
    nb: 'En annen har endret runden mens du skrev. Nå gjelder:',
    nn: 'Ein annan har endra runden medan du skreiv. No gjeld:',
    en: 'Somebody else has changed the round while you wrote. Now it is:',
  },
  saveOver: {
    nb: 'Lagre en gang til hvis det du har skrevet, skal gjelde.',
    nn: 'Lagre ein gong til om det du har skrive, skal gjelde.',
    en: 'Save once more if what you wrote is to hold.',
  },
} satisfies Texts;
