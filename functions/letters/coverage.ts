/** The faces of letters, and the characters that each keeps (decision 036). `npm run fonts` cuts them down. */
export type FaceName = keyof typeof FACES;
type Range = readonly [from: number, to: number];
type FaceRule = {
  /** The npm package under `@expo-google-fonts` and its file. */
  readonly from: readonly [pack: string, file: string];
  readonly ranges: readonly Range[];
};

/**
 * Latin with every Sámi and Vietnamese letter, IPA, modifier letters, marks, Greek, Cyrillic, punctuation, signs,
 * fractions.
 */
const EUROPE: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0x52f],
  [0x1e00, 0x1fff],
  [0x2000, 0x214f],
  [0x2150, 0x218f],
  [0x2c60, 0x2c7f],
  [0xfb00, 0xfb06],
];
const script = (name: string, ...ranges: readonly Range[]): FaceRule => {
  const title = `NotoSans${name}`;
  return { from: [`noto-sans-${name.toLowerCase()}`, `400Regular/${title}_400Regular.ttf`], ranges };
};

/** In order of preference: the first face with a character sets it. */
export const FACES = {
  regular: { from: ['noto-sans', '400Regular/NotoSans_400Regular.ttf'], ranges: EUROPE },
  bold: { from: ['noto-sans', '700Bold/NotoSans_700Bold.ttf'], ranges: EUROPE },
  math: script('Math', [0x2070, 0x214f], [0x2190, 0x23ff], [0x25a0, 0x25ff], [0x27c0, 0x27ff], [0x2980, 0x2aff]),
  symbols: script('Symbols', [0x2400, 0x24ff], [0x2600, 0x27bf]),
  symbols2: {
    from: ['noto-sans-symbols-2', '400Regular/NotoSansSymbols2_400Regular.ttf'],
    ranges: [
      [0x2190, 0x21ff],
      [0x2500, 0x27bf],
    ],
  },
  hebrew: script('Hebrew', [0x590, 0x5ff], [0xfb1d, 0xfb4f]),
  arabic: script('Arabic', [0x600, 0x6ff], [0x750, 0x77f], [0x8a0, 0x8ff], [0xfb50, 0xfdff], [0xfe70, 0xfefc]),
  armenian: script('Armenian', [0x530, 0x58f]),
  georgian: script('Georgian', [0x10a0, 0x10ff], [0x1c90, 0x1cbf]),
  devanagari: script('Devanagari', [0x900, 0x97f]),
  bengali: script('Bengali', [0x980, 0x9ff]),
  gurmukhi: script('Gurmukhi', [0xa00, 0xa7f]),
  gujarati: script('Gujarati', [0xa80, 0xaff]),
  tamil: script('Tamil', [0xb80, 0xbff]),
  telugu: script('Telugu', [0xc00, 0xc7f]),
  kannada: script('Kannada', [0xc80, 0xcff]),
  malayalam: script('Malayalam', [0xd00, 0xd7f]),
  sinhala: script('Sinhala', [0xd80, 0xdff]),
  thai: script('Thai', [0xe00, 0xe7f]),
  lao: script('Lao', [0xe80, 0xeff]),
  myanmar: script('Myanmar', [0x1000, 0x109f]),
  khmer: script('Khmer', [0x1780, 0x17ff]),
  ethiopic: script('Ethiopic', [0x1200, 0x139f], [0x2d80, 0x2ddf]),
} as const satisfies Readonly<Record<string, FaceRule>>;

/** Characters of every face: the space, the dotted circle under a lone mark, and the joiners that spelling needs. */
export const EVERYWHERE: readonly number[] = [0x20, 0xa0, 0x200c, 0x200d, 0x25cc, 0x964, 0x965];
