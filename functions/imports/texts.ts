import type { Texts } from '../shared/texts/language.ts';
import { csvTexts } from './csv-texts.ts';
import { fileTexts } from './file-texts.ts';
import { pifuTexts } from './pifu-texts.ts';
import { timetableTexts } from './timetable-texts.ts';
import { uploadTexts } from './upload-texts.ts';

/** Texts of imports on files, lines and uploads. */
export const texts: Texts = { ...fileTexts, ...csvTexts, ...pifuTexts, ...timetableTexts, ...uploadTexts };
