import type { Day } from '../shared/time.ts';

/**
 * A lesson's place in the index is its source's own id and its day, since timetables give one id to every day of a
 * pattern: 26 characters of a keyed hash, a dot, and the day (decision 029). What we hold has its own id behind a
 * second dot, until it is known which row it is: after a crash two lessons may bear one number for a while.
 */
export const lessonIndex = (plain: string, date: Day): string => `${plain}.${date}`;
export const heldLessonIndex = (plain: string, date: Day, id: string): string => `${lessonIndex(plain, date)}.${id}`;
/** The part that the source's id alone makes. */
export const plainOf = (index: string): string => index.slice(0, 26);

/** Ends the hash of a lesson in whose group no pupil is that day: it is written anew when somebody comes. */
export const WITHOUT_PUPILS = '.0';
export const isWithoutPupils = (hash: string): boolean => hash.endsWith(WITHOUT_PUPILS);

/**
 * What a system last said of a lesson: the number it has there, and the row's hash. Two timetables of one lesson are
 * one lesson, and it is as the last of them said that said something new: the other's file, sent again, is no news.
 */
export const lastWordOf = (index: string, hash: string): string =>
  `${plainOf(index)} ${isWithoutPupils(hash) ? hash.slice(0, -WITHOUT_PUPILS.length) : hash}`;

/**
 * The hash of a lesson that was taken without some of its teachers, by their place in the row: others when they come to
 * be known.
 */
export const hashWithoutTeachers = (hash: string, places: readonly number[]): string => `${hash}.t${places.join('t')}`;
