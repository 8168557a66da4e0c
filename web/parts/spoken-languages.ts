import type { AnswerOf } from '../api/table.ts';
import { useLanguage } from '../words/language.ts';
import type { Text } from '../words/text.ts';

type Talk = AnswerOf<'GET /v1/guardian/children/{childId}/conferences/{conferenceId}'>['talks'][number];
/** A language of an interpreter, by the code that the API takes. */
export type SpokenLanguage = NonNullable<Talk['interpreter']>['language'];

/** The names of the languages for which a family may ask for an interpreter: complete, or it does not compile. */
const SPOKEN: Readonly<Record<SpokenLanguage, Text>> = {
  am: { nb: 'amharisk', nn: 'amharisk', en: 'Amharic' },
  ar: { nb: 'arabisk', nn: 'arabisk', en: 'Arabic' },
  bg: { nb: 'bulgarsk', nn: 'bulgarsk', en: 'Bulgarian' },
  bn: { nb: 'bengali', nn: 'bengali', en: 'Bengali' },
  bs: { nb: 'bosnisk', nn: 'bosnisk', en: 'Bosnian' },
  ckb: { nb: 'kurdisk (sorani)', nn: 'kurdisk (sorani)', en: 'Kurdish (Sorani)' },
  cmn: { nb: 'kinesisk (mandarin)', nn: 'kinesisk (mandarin)', en: 'Chinese (Mandarin)' },
  cs: { nb: 'tsjekkisk', nn: 'tsjekkisk', en: 'Czech' },
  de: { nb: 'tysk', nn: 'tysk', en: 'German' },
  el: { nb: 'gresk', nn: 'gresk', en: 'Greek' },
  en: { nb: 'engelsk', nn: 'engelsk', en: 'English' },
  es: { nb: 'spansk', nn: 'spansk', en: 'Spanish' },
  et: { nb: 'estisk', nn: 'estisk', en: 'Estonian' },
  fa: { nb: 'persisk', nn: 'persisk', en: 'Persian' },
  fi: { nb: 'finsk', nn: 'finsk', en: 'Finnish' },
  fr: { nb: 'fransk', nn: 'fransk', en: 'French' },
  hi: { nb: 'hindi', nn: 'hindi', en: 'Hindi' },
  hr: { nb: 'kroatisk', nn: 'kroatisk', en: 'Croatian' },
  hu: { nb: 'ungarsk', nn: 'ungarsk', en: 'Hungarian' },
  hy: { nb: 'armensk', nn: 'armensk', en: 'Armenian' },
  id: { nb: 'indonesisk', nn: 'indonesisk', en: 'Indonesian' },
  it: { nb: 'italiensk', nn: 'italiensk', en: 'Italian' },
  ja: { nb: 'japansk', nn: 'japansk', en: 'Japanese' },
  ka: { nb: 'georgisk', nn: 'georgisk', en: 'Georgian' },
  kmr: { nb: 'kurdisk (kurmanji)', nn: 'kurdisk (kurmanji)', en: 'Kurdish (Kurmanji)' },
  ko: { nb: 'koreansk', nn: 'koreansk', en: 'Korean' },
  ln: { nb: 'lingala', nn: 'lingala', en: 'Lingala' },
  lt: { nb: 'litauisk', nn: 'litauisk', en: 'Lithuanian' },
  lv: { nb: 'latvisk', nn: 'latvisk', en: 'Latvian' },
  mk: { nb: 'makedonsk', nn: 'makedonsk', en: 'Macedonian' },
  my: { nb: 'burmesisk', nn: 'burmesisk', en: 'Burmese' },
  ne: { nb: 'nepali', nn: 'nepali', en: 'Nepali' },
  nsl: { nb: 'norsk tegnspråk', nn: 'norsk teiknspråk', en: 'Norwegian Sign Language' },
  om: { nb: 'oromo', nn: 'oromo', en: 'Oromo' },
  pa: { nb: 'panjabi', nn: 'panjabi', en: 'Punjabi' },
  pl: { nb: 'polsk', nn: 'polsk', en: 'Polish' },
  prs: { nb: 'dari', nn: 'dari', en: 'Dari' },
  ps: { nb: 'pashto', nn: 'pashto', en: 'Pashto' },
  pt: { nb: 'portugisisk', nn: 'portugisisk', en: 'Portuguese' },
  rhg: { nb: 'rohingya', nn: 'rohingya', en: 'Rohingya' },
  rn: { nb: 'kirundi', nn: 'kirundi', en: 'Kirundi' },
  ro: { nb: 'rumensk', nn: 'rumensk', en: 'Romanian' },
  rom: { nb: 'romani', nn: 'romani', en: 'Romany' },
  ru: { nb: 'russisk', nn: 'russisk', en: 'Russian' },
  rw: { nb: 'kinyarwanda', nn: 'kinyarwanda', en: 'Kinyarwanda' },
  se: { nb: 'nordsamisk', nn: 'nordsamisk', en: 'Northern Sami' },
  sk: { nb: 'slovakisk', nn: 'slovakisk', en: 'Slovak' },
  sma: { nb: 'sørsamisk', nn: 'sørsamisk', en: 'Southern Sami' },
  smj: { nb: 'lulesamisk', nn: 'lulesamisk', en: 'Lule Sami' },
  so: { nb: 'somali', nn: 'somali', en: 'Somali' },
  sq: { nb: 'albansk', nn: 'albansk', en: 'Albanian' },
  sr: { nb: 'serbisk', nn: 'serbisk', en: 'Serbian' },
  sw: { nb: 'swahili', nn: 'swahili', en: 'Swahili' },
  ta: { nb: 'tamil', nn: 'tamil', en: 'Tamil' },
  th: { nb: 'thai', nn: 'thai', en: 'Thai' },
  ti: { nb: 'tigrinja', nn: 'tigrinja', en: 'Tigrinya' },
  tl: { nb: 'tagalog', nn: 'tagalog', en: 'Tagalog' },
  tr: { nb: 'tyrkisk', nn: 'tyrkisk', en: 'Turkish' },
  ug: { nb: 'uigurisk', nn: 'uigurisk', en: 'Uyghur' },
  uk: { nb: 'ukrainsk', nn: 'ukrainsk', en: 'Ukrainian' },
  ur: { nb: 'urdu', nn: 'urdu', en: 'Urdu' },
  vi: { nb: 'vietnamesisk', nn: 'vietnamesisk', en: 'Vietnamese' },
  yue: { nb: 'kinesisk (kantonesisk)', nn: 'kinesisk (kantonesisk)', en: 'Chinese (Cantonese)' },
};

/** The languages in the order of the person's own. */
export function useSpokenLanguages(): readonly { readonly id: SpokenLanguage; readonly text: string }[] {
  const language = useLanguage();
  return Object.entries(SPOKEN)
    .map(([id, text]) => ({ id: id as SpokenLanguage, text: text[language] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, language === 'en' ? 'en' : 'nb'));
}

/** The name of a language. */
export function useSpokenLanguage(): (id: SpokenLanguage) => string {
  const language = useLanguage();
  return (id) => SPOKEN[id][language];
}
