import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { notFound } from '../shared/errors.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { type About, type AuthorizeDeps, loadContext, type RemarkName } from './authorize.ts';
import type { PupilRemarks, Remark as WireRemark } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { namesIn, showCounts, showLine, showRemark } from './view.ts';

export type ReadDeps = AuthorizeDeps & { readonly store: Pick<RemarksStore, 'remark' | 'ofPupil'> };

/**
 * A pupil's half-year at a school for its leaders and the contact teacher (E1): counts, and every remark with its
 * status. Two reads.
 */
export const readPupil =
  (deps: ReadDeps) =>
  async (
    caller: Caller,
    { halfYear, ...about }: About & { readonly halfYear?: string | undefined },
  ): Promise<output<typeof PupilRemarks>> => {
    const { ownerId } = caller.login;
    const half = halfYearFrom(halfYear, caller.moment.day);
    const load = () => deps.store.ofPupil(ownerId, about.pupilId, half);
    const { staff, card, loaded: remarks } = await loadContext(deps, caller, { ...about, load });
    const { actor } = staff;
    const right = rightsOn(actor, card, caller.moment.day)('pupil:remarks-read');
    if (!right.allowed) throw notFound();
    const read = [{ facts: card.facts, basis: right.basis }];
    const [names] = await Promise.all([
      namesIn(deps.lookup, ownerId, remarks),
      logLooks(deps.logRead, actor, caller.moment, 'pupil:remarks-read', read),
    ]);
    const viewer = { staffId: actor.personId, language: caller.language, names };
    const here = remarks.filter(({ schoolId }) => schoolId === about.schoolId);
    return {
      halfYear: half.id,
      ...showCounts(here, caller.language),
      remarks: here.map((remark) => showLine(remark, viewer)),
    };
  };

/**
 * One remark with its trail, for its author while they teach the pupil, for the contact teacher and for leaders. Two
 * reads.
 */
export const readRemark =
  (deps: ReadDeps) =>
  async (caller: Caller, name: RemarkName): Promise<output<typeof WireRemark>> => {
    const { ownerId } = caller.login;
    const load = () => deps.store.remark(ownerId, name.pupilId, name.remarkId);
    const { staff, card, loaded: remark } = await loadContext(deps, caller, { ...name, load });
    const { actor } = staff;
    const may = rightsOn(actor, card, caller.moment.day);
    const all = may('pupil:remarks-read');
    const right = all.allowed ? all : may('remark:own');
    const isTheirs = all.allowed || remark?.createdBy === actor.personId;
    if (!remark || remark.schoolId !== name.schoolId || !right.allowed || !isTheirs) throw notFound();
    const action = all.allowed ? 'pupil:remarks-read' : 'remark:own';
    const read = [{ facts: card.facts, basis: right.basis }];
    const [names] = await Promise.all([
      namesIn(deps.lookup, ownerId, [remark]),
      logLooks(deps.logRead, actor, caller.moment, action, read),
    ]);
    return showRemark(remark, { staffId: actor.personId, language: caller.language, names });
  };
