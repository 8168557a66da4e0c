import { readEnv } from '../shared/env.ts';
import { queueEntry } from '../shared/jobs/batch.ts';
import { dynamo } from '../shared/table/dynamo.ts';
import { FactEnv } from './env.ts';
import { followLesson } from './follow-lesson.ts';
import { lessonStore } from './store.ts';
import { SubscribedFact } from './subscription.ts';

const { TABLE_NAME } = readEnv(FactEnv);
const follow = followLesson({ store: lessonStore(dynamo(), TABLE_NAME) });

/** Queue entry: after 'lesson-changed', register and entries of the lesson follow the timetable. */
export const handler = queueEntry('lessons', async ({ body }, now) => {
  await follow(SubscribedFact.parse(JSON.parse(body)), now);
});
