import type { Texts } from '../words/text.ts';

/** Words of the decision on entries whose lesson has changed. */
export const texts = {
  title: { nb: 'Ta stilling til føringen', nn: 'Ta stilling til føringa', en: 'Decide on what was registered' },
  gone: {
    nb: 'Timen er tatt ut av timeplanen etter at noen ble ført borte. Beholdes føringen, blir den stående der timen var.',
    nn: 'Timen er teken ut av timeplanen etter at nokon blei ført borte. Blir føringa halden på, står ho der timen var.',
    en: 'The lesson was taken out of the timetable after somebody was registered away. Kept entries stay where it was.',
  },
  cancelled: {
    nb: 'Timen er avlyst etter at noen ble ført borte. Behold føringen bare hvis timen ble holdt.',
    nn: 'Timen er avlyst etter at nokon blei ført borte. Hald på føringa berre om timen blei halden.',
    en: 'The lesson was cancelled after somebody was registered away. Keep the entries only if it was held.',
  },
  moved: {
    nb: 'Timen er flyttet etter at noen ble ført borte. Beholdes føringen, følger den timen.',
    nn: 'Timen er flytta etter at nokon blei ført borte. Blir føringa halden på, følgjer ho timen.',
    en: 'The lesson was moved after somebody was registered away. Kept entries go with it.',
  },
  shortened: {
    nb: 'Timen er blitt kortere enn minuttene som er ført. Beholdes føringen, gjelder hele timen.',
    nn: 'Timen er blitt kortare enn minutta som er førte. Blir føringa halden på, gjeld heile timen.',
    en: 'The lesson has become shorter than the registered minutes. Kept entries fill the whole lesson.',
  },
  keep: { nb: 'Behold føringen', nn: 'Hald på føringa', en: 'Keep the entries' },
  drop: { nb: 'Stryk føringen', nn: 'Stryk føringa', en: 'Drop the entries' },
} satisfies Texts;
