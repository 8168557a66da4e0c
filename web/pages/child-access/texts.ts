import type { Texts } from '../../words/text.ts';

export const texts = {
  title: { nb: 'Hvem har tilgang', nn: 'Kven har tilgang', en: 'Who has access' },
  lead: {
    nb: 'De som kan lese om eleven i dag. Siden sier ikke om noen har åpnet noe.',
    nn: 'Dei som kan lese om eleven i dag. Sida seier ikkje om nokon har opna noko.',
    en: 'Everybody who may read about the pupil today. The page does not say whether anybody has opened anything.',
  },
  home: { nb: 'Hjemme', nn: 'Heime', en: 'At home' },
  onlyYou: {
    nb: 'Du er den eneste foresatte med tilgang.',
    nn: 'Du er den einaste føresette med tilgang.',
    en: 'You are the only guardian with access.',
  },
  youAndOther: { nb: 'Du og én foresatt til.', nn: 'Du og éin føresett til.', en: 'You and one other guardian.' },
  youAndOthers: {
    nb: 'Du og {count} andre foresatte.',
    nn: 'Du og {count} andre føresette.',
    en: 'You and {count} other guardians.',
  },
  noGuardian: {
    nb: 'Ingen foresatte har tilgang.',
    nn: 'Ingen føresette har tilgang.',
    en: 'No guardian has access.',
  },
  oneGuardian: { nb: 'Én foresatt har tilgang.', nn: 'Éin føresett har tilgang.', en: 'One guardian has access.' },
  guardians: {
    nb: '{count} foresatte har tilgang.',
    nn: '{count} føresette har tilgang.',
    en: '{count} guardians have access.',
  },
  unsaid: {
    nb: 'Eleven har adressesperre. Derfor står det ikke her hvem eller hvor mange hjemme som har tilgang. Spør skolen.',
    nn: 'Eleven har adressesperre. Difor står det ikkje her kven eller kor mange heime som har tilgang. Spør skulen.',
    en: 'The pupil’s address is protected, so the page does not say who or how many at home have access. Ask the school.',
  },
  noNames: {
    nb: 'Navn på foresatte vises ikke her. Spør skolen hvis du trenger å vite hvem det er.',
    nn: 'Namn på føresette blir ikkje viste her. Spør skulen om du treng å vite kven det er.',
    en: 'Names of guardians are not shown here. Ask the school if you need to know who it is.',
  },
  consents: { nb: 'Hvem du gir innsyn', nn: 'Kven du gir innsyn', en: 'Whom you give access' },
  staff: { nb: 'Lærere og vikarer', nn: 'Lærarar og vikarar', en: 'Teachers and substitutes' },
  noStaff: {
    nb: 'Skolen har ikke ført opp noen lærere for elevens grupper.',
    nn: 'Skulen har ikkje ført opp nokon lærarar for gruppene til eleven.',
    en: 'The school has listed no teachers for the pupil’s groups.',
  },
  lent: { nb: '{group}: {days}', nn: '{group}: {days}', en: '{group}: {days}' },
  planned: {
    nb: 'En vikar som bare står på timeplanen, er ikke med her og ser bare den timen.',
    nn: 'Ein vikar som berre står på timeplanen, er ikkje med her og ser berre den timen.',
    en: 'A substitute who is only on the timetable is not listed, and sees that lesson alone.',
  },
  roles: { nb: 'Ledelse og kontor', nn: 'Leiing og kontor', en: 'Leaders and office' },
  allSchools: { nb: 'Alle skolene', nn: 'Alle skulane', en: 'All schools' },
  rolesHelp: {
    nb: 'De har tilgang så lenge de har rollen.',
    nn: 'Dei har tilgang så lenge dei har rolla.',
    en: 'They have access as long as they have the role.',
  },
  opens: { nb: 'Hva hver rolle kan åpne', nn: 'Kva kvar rolle kan opne', en: 'What each role may open' },
  opensTable: { nb: 'Det rollene kan åpne', nn: 'Det rollene kan opne', en: 'What the roles may open' },
  role: { nb: 'Rolle', nn: 'Rolle', en: 'Role' },
  areas: { nb: 'Kan åpne', nn: 'Kan opne', en: 'May open' },
  ownSubjects: {
    nb: 'Lærere og vikarer ser bare sine egne fag, grupper og timer.',
    nn: 'Lærarar og vikarar ser berre sine eigne fag, grupper og timar.',
    en: 'Teachers and substitutes see their own subjects, groups and lessons only.',
  },
  log: { nb: 'Hvem har sett', nn: 'Kven har sett', en: 'Who has looked' },
  logAbout: {
    nb: 'Hvem på skolen som har åpnet hva',
    nn: 'Kven på skulen som har opna kva',
    en: 'Who at school has opened what',
  },
  further: { nb: 'Mer om tilgang', nn: 'Meir om tilgang', en: 'More about access' },
} satisfies Texts;
