import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import type { OrgDeps } from '../messages/lookup.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { contactLineAt, loadOrgContext } from '../settings/lookup.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { AnswerStore } from './answer-store.ts';
import { ANSWERS, MAY_ANSWER } from './authorize.ts';
import { type FindDeps, findMeeting, type MeetingName } from './find-meeting.ts';
import { whyClosed } from './open-meeting.ts';
import { type Given, planAnswer, withAnswer } from './plan-answer.ts';
import { refuse } from './refusals.ts';
import type { FamilyMeeting } from './schema.ts';
import type { MeetingsStore } from './store.ts';
import { showOpened } from './view.ts';

export type AnswerDeps = FindDeps &
  OrgDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staffNames'>;
    readonly store: Pick<MeetingsStore, 'answers'>;
    readonly answering: AnswerStore;
    readonly seen: MarkSeen;
  };
type Input = MeetingName & Given;

/**
 * Says whether an adult comes, once for a meeting whatever the number of own children in the group: four reads and one
 * transaction. A repeat writes nothing.
 */
export const answerMeeting = (deps: AnswerDeps) => (caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof FamilyMeeting> | 'moved'> => {
    const { lookup, store } = deps;
    const { as, login, moment: now } = caller;
    const { ownerId } = login;
    const { pupilId, meetingId, answer, count } = input;
    const load = () => loadOrgContext(deps, caller);
    const right = { right: MAY_ANSWER, pupilId, load };
    const { actor, card, relation, loaded: org } = await authorizePupil(lookup, caller, right);
    const found = await findMeeting(deps, { ownerId, actor, card, meetingId, moment: now, right: ANSWERS });
    const { meeting, groupName } = found;
    const why = whyClosed(meeting, now);
    if (why) throw refuse(why, { contact: contactLineAt(org, meeting.schoolId) });
    const person = { kind: as, id: actor.personId };
    const [answers, names] = await Promise.all([
      store.answers(ownerId, meetingId),
      lookup.staffNames(ownerId, [meeting.by]),
    ]);
    const planned = planAnswer(meeting, { ...answers, person, given: { answer, count }, at: now.instant });
    const { before, after, isNew } = planned;
    const save = { ownerId, meeting, before, after, relation, today: now.day };
    if (isNew && !(await deps.answering.answer(save))) return 'moved';
    await deps.seen(ownerId, person, { pupilId, kinds: ['meeting'], ids: [meetingId] }, now.instant);
    return showOpened(meeting, {
      groupName,
      names,
      now,
      mayAnswer: true,
      whyNot: undefined,
      answers: isNew ? withAnswer(answers, planned) : answers,
      answer: isNew ? after : before,
    });
  });
