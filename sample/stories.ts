import type { Story } from './story.ts';

const parents = 'foreldreansvar' as const;

/** The hard families, each with ids that never change. README.md describes each family. */
export const STORIES: readonly Story[] = [
  {
    children: [
      { id: 'pupil-solvang-emma', given: 'Emma', family: 'Solvang', classId: 'fs-4', born: '03-11' },
      { id: 'pupil-solvang-jonas', given: 'Jonas', family: 'Solvang', classId: 'fv-1sta', born: '09-30' },
    ],
    adults: [
      { id: 'guardian-solvang-kari', given: 'Kari', family: 'Solvang', born: '1982-04-17', basis: parents },
      { id: 'guardian-solvang-per', given: 'Per', family: 'Solvang', born: '1980-11-02', basis: parents },
    ],
  },
  {
    children: [{ id: 'pupil-lunde-iben', given: 'Iben', family: 'Haugen Lunde', classId: 'hs-6', born: '05-22' }],
    adults: [
      { id: 'guardian-lunde-anne', given: 'Anne', family: 'Lunde', born: '1984-02-08', basis: parents },
      { id: 'guardian-haugen-tor', given: 'Tor', family: 'Haugen', born: '1979-07-25', basis: parents },
    ],
  },
  {
    children: [{ id: 'pupil-bakken-mathias', given: 'Mathias', family: 'Bakken', classId: 'hs-3', born: '08-14' }],
    adults: [
      { id: 'guardian-bakken-silje', given: 'Silje', family: 'Bakken', born: '1988-12-03', basis: parents },
      { id: 'guardian-moen-geir', given: 'Geir', family: 'Moen', born: '1985-06-19', basis: 'innsynPaaForespoersel' },
    ],
  },
  {
    children: [{ id: 'pupil-eide-oda', given: 'Oda', family: 'Eide', classId: 'fs-2', born: '01-29' }],
    adults: [
      { id: 'guardian-eide-ragnhild', given: 'Ragnhild', family: 'Eide', born: '1990-03-30', basis: parents },
      { id: 'guardian-vik-stian', given: 'Stian', family: 'Vik', born: '1987-10-12', basis: '', source: 'skole' },
    ],
  },
  {
    children: [{ id: 'pupil-berge-leon', given: 'Leon', family: 'Berge', classId: 'hs-5', born: '10-05' }],
    adults: [
      ...(['Marit', 'Knut'] as const).map((given, index) => ({
        id: `guardian-aasen-${given.toLowerCase()}`,
        given,
        family: 'Aasen',
        born: `197${4 + index}-05-1${4 + index}`,
        basis: 'fosterhjem' as const,
        source: 'skole' as const,
        since: { years: 2, day: '03-01' },
      })),
      {
        id: 'guardian-rod-hanne',
        given: 'Hanne',
        family: 'Rød',
        born: '1978-01-21',
        basis: 'barnevern',
        source: 'skole',
        since: { years: 2, day: '03-01' },
      },
      {
        id: 'guardian-berge-linda',
        given: 'Linda',
        family: 'Berge',
        born: '1991-08-08',
        basis: parents,
        ended: { years: 2, day: '02-28' },
      },
    ],
  },
  {
    children: [{ id: 'pupil-kvam-sondre', given: 'Sondre', family: 'Kvam', born: 'turns-18-this-month' }],
    adults: [
      { id: 'guardian-kvam-bente', given: 'Bente', family: 'Kvam', born: '1977-09-16', basis: parents },
      { id: 'guardian-kvam-arild', given: 'Arild', family: 'Kvam', born: '1975-02-27', basis: parents },
    ],
  },
  {
    children: [{ id: 'pupil-nygard-thea', given: 'Thea', family: 'Nygård', born: 'turned-18-last-month' }],
    adults: [{ id: 'guardian-nygard-mona', given: 'Mona', family: 'Nygård', born: '1981-05-06', basis: parents }],
  },
  {
    children: [
      {
        id: 'pupil-strand-vilde',
        given: 'Vilde',
        family: 'Strand',
        classId: 'hs-8',
        born: '06-17',
        protection: 'strengtFortrolig',
      },
    ],
    adults: [
      {
        id: 'guardian-strand-camilla',
        given: 'Camilla',
        family: 'Strand',
        born: '1986-11-11',
        basis: parents,
        protection: 'strengtFortrolig',
      },
    ],
  },
  {
    children: [
      {
        id: 'pupil-hovde-aksel',
        given: 'Aksel',
        family: 'Hovde',
        classId: 'fs-9',
        born: '02-02',
        protection: 'fortrolig',
      },
      {
        id: 'pupil-hovde-signe',
        given: 'Signe',
        family: 'Hovde',
        classId: 'fs-5',
        born: '12-12',
        protection: 'klientadresse',
      },
    ],
    adults: [
      {
        id: 'guardian-hovde-elin',
        given: 'Elin',
        family: 'Hovde',
        born: '1983-03-23',
        basis: parents,
        protection: 'fortrolig',
        unreachable: true,
      },
    ],
  },
  {
    children: [
      { id: 'pupil-fjell-noah', given: 'Noah', family: 'Fjell', classId: 'hs-2', born: '04-04', protection: 'ukjent' },
    ],
    adults: [
      {
        id: 'guardian-fjell-trine',
        given: 'Trine',
        family: 'Fjell',
        born: '1992-07-01',
        basis: parents,
        protection: '',
      },
    ],
  },
  {
    children: ['Ingrid', 'Eirik'].map((given) => ({
      id: `pupil-dahl-${given.toLowerCase()}`,
      given,
      family: 'Dahl',
      classId: 'fs-7',
      born: '07-20',
    })),
    adults: [
      { id: 'guardian-dahl-guro', given: 'Guro', family: 'Dahl', born: '1983-10-28', basis: parents },
      { id: 'guardian-dahl-havard', given: 'Håvard', family: 'Dahl', born: '1982-01-09', basis: parents, stale: true },
    ],
  },
  {
    children: [
      {
        id: 'pupil-cabba-annel',
        given: 'Áŋŋel Máret',
        family: 'Čábbá',
        classId: 'fv-2stb',
        born: '02-06',
        languageForm: 'se',
      },
      {
        id: 'pupil-cabba-duomma',
        given: 'Duommá',
        family: 'Čábbá',
        classId: 'hs-10',
        born: '11-15',
        languageForm: 'se',
      },
    ],
    adults: [
      { id: 'guardian-cabba-dorggis', given: 'Đorggis', family: 'Čábbá', born: '1979-12-24', basis: parents },
      { id: 'guardian-gielle-aanna', given: 'Aanna', family: 'Gïelle-Bæhr', born: '1981-02-06', basis: parents },
    ],
  },
  {
    children: [
      {
        id: 'pupil-njuorra-ajla',
        given: 'Ájlá',
        family: 'Ŋuorra-Åhrén',
        classId: 'fs-1',
        born: '09-09',
        languageForm: 'se',
      },
    ],
    adults: [
      { id: 'guardian-njuorra-biehtar', given: 'Biehtár', family: 'Ŋuorra', born: '1989-06-06', basis: parents },
      { id: 'guardian-ahren-laejsa', given: 'Læjsa', family: 'Åhrén Šïhke', born: '1990-05-05', basis: 'dagligOmsorg' },
    ],
  },
  {
    children: [
      {
        id: 'pupil-rahimi-amir',
        given: 'Amir',
        family: 'Rahimi',
        classId: 'fv-1stb',
        born: '01-01',
        withoutNumber: true,
      },
    ],
    adults: [
      {
        id: 'guardian-holm-sigrid',
        given: 'Sigrid',
        family: 'Holm',
        born: '1969-08-30',
        basis: 'verge',
        source: 'skole',
      },
      {
        id: 'guardian-rahimi-daryush',
        given: 'Daryush',
        family: 'Rahimi',
        born: '1985-03-21',
        basis: 'dagligOmsorg',
        source: 'skole',
        dNumber: true,
      },
    ],
  },
];
