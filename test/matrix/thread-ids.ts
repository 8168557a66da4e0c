import { sortableFrom } from '../../functions/shared/ids.ts';
import type { Place } from './municipality.ts';

/** When the messages at every place were written. */
export const THREAD_AT = '2026-11-20T08:00:00.000Z';

/** A conversation at a place, with its message: their ids are made of the pupil's, so that absent ones look alike. */
export const threadIdAt = ({ pupilId }: Place): string => pupilId;
export const messageIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(THREAD_AT)) + pupilId;

/** A message that was withdrawn: nobody reports it. */
export const takenIdAt = ({ pupilId }: Place): string => sortableFrom(Date.parse(THREAD_AT) - 1000) + pupilId;
