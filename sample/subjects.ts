/**
 * A subject on offer: codes have the form of Grep's, hours are close to the national distribution. `seat` is the post
 * that teaches it; `contact` is the class's own contact teacher.
 */
export type Offer = { readonly code: string; readonly title: string; readonly nn?: string; readonly seat: string };
export type Course = {
  /** Lessons a week: 60 minutes in grunnskole, 45 in upper secondary. */
  readonly weekly: number;
  /** Hours of 60 minutes in a year. */
  readonly annualHours: number;
  /** One subject, or several at the same time, of which each pupil has chosen one. */
  readonly offers: readonly [Offer, ...Offer[]];
  /** The parallel classes of the level are taught together. */
  readonly shared?: boolean;
};

/** Hours of a year for lessons of an hour over 38 weeks. */
const hourly = (weekly: number, ...offers: readonly [Offer, ...Offer[]]): Course => ({
  weekly,
  annualHours: weekly * 38,
  offers,
});
const course = (annualHours: number, weekly: number, code: string, title: string, seat: string): Course => ({
  weekly,
  annualHours,
  offers: [{ code, title, seat }],
});
const choice = (annualHours: number, weekly: number, ...offers: readonly [Offer, ...Offer[]]): Course => ({
  weekly,
  annualHours,
  offers,
  shared: true,
});

const offer = (code: string, title: string, seat: string, nn?: string): Offer => ({ code, title, seat, nn });
const norwegian = (seat: string) => offer('NOR0214', 'Norsk', seat);
const maths = (seat: string) => offer('MAT0010', 'Matematikk', seat);
const english = (seat: string) => offer('ENG0025', 'Engelsk', seat);
const science = (seat: string) => offer('NAT0010', 'Naturfag', seat);
const social = (seat: string) => offer('SAF0010', 'Samfunnsfag', seat);
const religion = (seat: string) => offer('RLE0030', 'KRLE', seat);
const craft = offer('KHV0010', 'Kunst og håndverk', 'craft', 'Kunst og handverk');
const music = offer('MUS0010', 'Musikk', 'music');
const cooking = offer('MHE0010', 'Mat og helse', 'cooking');
const gym = (seat: string) => offer('KRO0020', 'Kroppsøving', seat);

const LOWER: readonly Course[] = [
  hourly(6, norwegian('contact')),
  hourly(4, maths('contact')),
  hourly(1, english('contact')),
  hourly(1, science('contact')),
  hourly(1, social('contact')),
  hourly(2, religion('contact')),
  hourly(2, craft),
  hourly(1, music),
  hourly(2, gym('contact')),
];
const MIDDLE: readonly Course[] = [
  hourly(4, norwegian('contact')),
  hourly(3, maths('contact')),
  hourly(2, english('languages')),
  hourly(2, science('contact')),
  hourly(2, social('contact')),
  hourly(2, religion('contact')),
  hourly(2, craft),
  hourly(1, music),
  hourly(1, cooking),
  hourly(3, gym('sport')),
];
const UPPER: readonly Course[] = [
  hourly(4, norwegian('contact-8')),
  hourly(3, maths('contact-9')),
  hourly(2, english('contact-10')),
  hourly(2, science('contact-9')),
  hourly(2, social('contact-8')),
  hourly(1, religion('contact-10')),
  hourly(1, craft),
  hourly(1, music),
  hourly(1, cooking),
  hourly(2, gym('sport')),
  hourly(
    2,
    offer('FSP0140', 'Spansk', 'languages'),
    offer('FSP0141', 'Tysk', 'cooking'),
    offer('ENG0026', 'Engelsk fordypning', 'contact-10', 'Engelsk fordjuping'),
  ),
  hourly(
    2,
    offer('PRV0040', 'Valgfag programmering', 'music', 'Valfag programmering'),
    offer('FAH0040', 'Valgfag fysisk aktivitet og helse', 'sport', 'Valfag fysisk aktivitet og helse'),
  ),
  hourly(1, offer('UTV0010', 'Utdanningsvalg', 'contact-10', 'Utdanningsval')),
];

const VG1: readonly Course[] = [
  course(113, 4, 'NOR1260', 'Norsk Vg1', 'norwegian-1'),
  course(140, 5, 'ENG1007', 'Engelsk', 'english'),
  course(140, 5, 'NAT1007', 'Naturfag', 'science'),
  course(84, 3, 'SAK1001', 'Samfunnskunnskap', 'social'),
  course(56, 2, 'GEO1003', 'Geografi', 'physics'),
  course(56, 2, 'KRO1017', 'Kroppsøving Vg1', 'sport'),
  choice(140, 5, offer('MAT1021', 'Matematikk 1T', 'maths-1'), offer('MAT1019', 'Matematikk 1P', 'maths-2')),
  choice(113, 4, ...languages('Vg1', 1)),
];
const VG2: readonly Course[] = [
  course(112, 4, 'NOR1261', 'Norsk Vg2', 'norwegian-1'),
  course(56, 2, 'HIS1009', 'Historie Vg2', 'history'),
  course(56, 2, 'KRO1018', 'Kroppsøving Vg2', 'sport'),
  course(84, 3, 'MAT1023', 'Matematikk 2P', 'maths-2'),
  choice(112, 4, ...languages('Vg2', 2)),
  choice(
    140,
    5,
    offer('REA3056', 'Matematikk R1', 'maths-1'),
    offer('REA3060', 'Matematikk S1', 'maths-2'),
    offer('SAM3072', 'Sosiologi og sosialantropologi', 'social'),
  ),
  choice(
    140,
    5,
    offer('REA3038', 'Fysikk 1', 'physics'),
    offer('PSY3001', 'Psykologi 1', 'law'),
    offer('SAM3070', 'Entreprenørskap', 'sport'),
  ),
  choice(
    140,
    5,
    offer('REA3045', 'Kjemi 1', 'science'),
    offer('SAM3058', 'Rettslære 1', 'law'),
    offer('SPR3029', 'Engelsk 1', 'english'),
  ),
];
const VG3: readonly Course[] = [
  course(168, 6, 'NOR1267', 'Norsk Vg3', 'norwegian-2'),
  course(113, 4, 'HIS1010', 'Historie Vg3', 'history'),
  course(84, 3, 'REL1003', 'Religion og etikk', 'history'),
  course(56, 2, 'KRO1019', 'Kroppsøving Vg3', 'sport'),
  choice(
    140,
    5,
    offer('REA3058', 'Matematikk R2', 'maths-1'),
    offer('REA3062', 'Matematikk S2', 'maths-2'),
    offer('SAM3073', 'Politikk og menneskerettigheter', 'social'),
  ),
  choice(
    140,
    5,
    offer('REA3039', 'Fysikk 2', 'physics'),
    offer('PSY3002', 'Psykologi 2', 'law'),
    offer('SAM3053', 'Markedsføring', 'sport'),
  ),
  choice(
    140,
    5,
    offer('REA3046', 'Kjemi 2', 'science'),
    offer('SAM3059', 'Rettslære 2', 'law'),
    offer('SPR3031', 'Samfunnsfaglig engelsk', 'english'),
  ),
];

/** The courses of a level: 1–10 in grunnskole, 11–13 for Vg1–Vg3. */
export function coursesOf(level: number): readonly Course[] {
  if (level >= 13) return VG3;
  if (level >= 11) return level === 11 ? VG1 : VG2;
  if (level >= 8) return UPPER;
  return level <= 4 ? LOWER : MIDDLE;
}

/** The foreign languages of upper secondary; the code contains the year, as Grep's do. */
function languages(level: string, year: number): readonly [Offer, ...Offer[]] {
  return [
    offer(`FSP61${year}0`, `Spansk ${level}`, 'spanish'),
    offer(`FSP61${year}1`, `Tysk ${level}`, 'german'),
    offer(`FSP61${year}2`, `Fransk ${level}`, 'french'),
  ];
}
