import type { output } from 'zod/mini';
import { logLooks } from '../access/asking.ts';
import { notFound } from '../shared/errors.ts';
import { type About, type AskDeps, askAbout, type Caller, decideOn, halfYearFor, type RemarkName } from './asking.ts';
import type { PupilRemarks, Remark as WireRemark } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { namesIn, showCounts, showLine, showRemark } from './view.ts';

export type ReadDeps = AskDeps & { readonly store: Pick<RemarksStore, 'remark' | 'ofPupil'> };

/**
 * A pupil's half-year at a school for its leaders and the contact teacher (E1): counts, and every remark with what
 * became of it. Two reads.
 */
export const readPupil =
  (deps: ReadDeps) =>
  async (
    caller: Caller,
    { halfYear, ...about }: About & { readonly halfYear?: string | undefined },
  ): Promise<output<typeof PupilRemarks>> => {
    const { ownerId } = caller.login;
    const half = halfYearFor(halfYear, caller.moment.day);
    const asked = await askAbout(
      deps,
      caller,
      about,
      () => deps.store.ofPupil(ownerId, about.pupilId, half),
      (remarks) => namesIn(deps.lookup, ownerId, remarks),
    );
    const { actor } = asked.asking;
    const right = decideOn('pupil:remarks-read', actor, asked.card, caller.moment.day);
    if (!right.allowed) throw notFound();
    const read = [{ facts: asked.card.facts, basis: right.basis }];
    const [names] = await Promise.all([
      asked.after(),
      logLooks(deps.logRead, actor, caller.moment, 'pupil:remarks-read', read),
    ]);
    const eye = { staffId: actor.personId, language: caller.language, names };
    const here = asked.beside.filter(({ schoolId }) => schoolId === about.schoolId);
    return {
      halfYear: half.id,
      ...showCounts(here, caller.language),
      remarks: here.map((remark) => showLine(remark, eye)),
    };
  };

/**
 * One remark with its trail, for whoever wrote it while they teach the pupil, the contact teacher and leaders. Two
 * reads.
 */
export const readRemark =
  (deps: ReadDeps) =>
  async (caller: Caller, name: RemarkName): Promise<output<typeof WireRemark>> => {
    const { ownerId } = caller.login;
    const asked = await askAbout(
      deps,
      caller,
      name,
      () => deps.store.remark(ownerId, name.pupilId, name.remarkId),
      (found) => namesIn(deps.lookup, ownerId, found ? [found] : []),
    );
    const { actor } = asked.asking;
    const remark = asked.beside;
    const all = decideOn('pupil:remarks-read', actor, asked.card, caller.moment.day);
    const right = all.allowed ? all : decideOn('remark:own', actor, asked.card, caller.moment.day);
    const isTheirs = all.allowed || remark?.createdBy === actor.personId;
    if (!remark || remark.schoolId !== name.schoolId || !right.allowed || !isTheirs) throw notFound();
    const action = all.allowed ? 'pupil:remarks-read' : 'remark:own';
    const read = [{ facts: asked.card.facts, basis: right.basis }];
    const [names] = await Promise.all([asked.after(), logLooks(deps.logRead, actor, caller.moment, action, read)]);
    return showRemark(remark, { staffId: actor.personId, language: caller.language, names });
  };
