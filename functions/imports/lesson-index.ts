import type { Day } from '../shared/time.ts';

/**
 * A lesson's place in the index: 26 characters of a keyed hash of the source's id, a dot, and the day, since timetables
 * give the same id to every day of a pattern (decision 029). An existing lesson has its own id after a second dot until
 * its row is matched, since after a crash two lessons may have the same number for a while.
 */
export const lessonIndex = (plain: string, date: Day): string => `${plain}.${date}`;
export const heldLessonIndex = (plain: string, date: Day, id: string): string => `${lessonIndex(plain, date)}.${id}`;
/** The part made from the source's id alone. */
export const plainOf = (index: string): string => index.slice(0, 26);

/** Suffix of the hash of a lesson whose group has no pupil that day, so that the first pupil renews the lesson. */
export const WITHOUT_PUPILS = '.0';
export const isWithoutPupils = (hash: string): boolean => hash.endsWith(WITHOUT_PUPILS);

/**
 * A system's latest word on a lesson: its number there, and the row's hash. Two timetables of the same lesson make one
 * lesson, with the values of the latest change; the other system's file, sent again unchanged, changes nothing.
 */
export const lastWordOf = (index: string, hash: string): string =>
  `${plainOf(index)} ${isWithoutPupils(hash) ? hash.slice(0, -WITHOUT_PUPILS.length) : hash}`;

/** The hash of a lesson without its unknown teachers, by their place in the row; it changes when they become known. */
export const hashWithoutTeachers = (hash: string, places: readonly number[]): string => `${hash}.t${places.join('t')}`;
