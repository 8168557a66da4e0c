import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizeLook } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import { type InboxLookup, unreadAbout } from '../notifications/lookup.ts';
import { classOf, type Lookup } from '../roster/lookup.ts';
import { contactAt, loadOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { once } from '../shared/once.ts';
import { READ } from './authorize.ts';
import type { Parts, Shared } from './parts.ts';
import type { PupilSummary } from './schema.ts';

export type SummaryDeps = {
  readonly lookup: Lookup;
  readonly settings: SettingsLookup<Settings>;
  readonly inbox: Pick<InboxLookup, 'unread'>;
  readonly logRead: LogRead;
  readonly parts: (shared: Shared) => Parts;
};

/** The number of each kind in a summary; each feature's own route lists the rest. */
const SHOWN = 5;

/**
 * A pupil at a glance, for the family: reports, this half-year's figures, warnings, remarks and leave, each as its own
 * route shows it. Three consecutive reads, whatever there is.
 */
export const showSummary =
  (deps: SummaryDeps) =>
  async (caller: FamilyCaller, pupilId: string): Promise<output<typeof PupilSummary>> => {
    const { ownerId } = caller.login;
    // Read the current settings, since a setting hides remarks.
    const settingsOf = once((owner: string) => deps.settings.of(owner));
    const settings = { of: (owner: string) => settingsOf(owner) };
    const shared = { lookup: readOnce(deps.lookup), settings, logRead: deps.logRead };
    const load = () => loadOrgContext(shared, caller);
    const { actor, card, loaded: org } = await authorizeLook(shared, caller, { right: READ, pupilId, load });
    const parts = deps.parts(shared);
    const [waiting, reports, figures, warnings, remarks, leaves] = await Promise.all([
      deps.inbox.unread(ownerId, { kind: caller.as, id: actor.personId }),
      parts.reports(caller, { pupilId, limit: String(SHOWN) }),
      parts.figures(caller, { pupilId }),
      parts.warnings(caller, pupilId),
      parts.remarks(caller, { pupilId }),
      parts.leaves(caller, { pupilId, limit: String(SHOWN) }),
    ]);
    const { schoolId } = card.facts;
    const about = { facts: card.facts, shows: org.at(schoolId) };
    const { halfYear, countedAt, days, minutes, diploma, late } = figures;
    return {
      pupilId,
      pupilName: `${card.givenName} ${card.familyName}`,
      className: classOf(card, caller.moment.day),
      grade: card.gradeLevel ?? null,
      schoolId,
      schoolName: org.school(schoolId)?.name ?? '',
      schoolContact: contactAt(org, schoolId),
      unread: unreadAbout(waiting, actor, about, caller.moment),
      reports: { newest: reports.reports.map(showReport), more: reports.next !== null },
      figures: { halfYear: halfYear.id, countedAt, days, minutes, diploma, late },
      warnings: {
        open: warnings.warnings.filter(({ end }) => end === null).length,
        newest: warnings.warnings.slice(0, SHOWN).map(showWarning),
        more: warnings.warnings.length > SHOWN,
      },
      remarks: {
        halfYear: remarks.halfYear,
        visible: remarks.visible,
        count: remarks.remarks.length,
        newest: remarks.remarks.slice(0, SHOWN).map(showRemark),
        more: remarks.remarks.length > SHOWN,
      },
      leave: { newest: leaves.leaves.map(showLeave), more: leaves.next !== null },
    };
  };

/** A lookup that reads login, pupils, schools and school groups once per request for all its callers. */
const readOnce = (lookup: Lookup): Lookup => ({
  ...lookup,
  whoIs: once(lookup.whoIs),
  pupil: once(lookup.pupil),
  schools: once(lookup.schools),
  groupsAt: once(lookup.groupsAt),
});

type Of<Part extends keyof Parts> = Awaited<ReturnType<Parts[Part]>>;

const showReport = ({
  reportId,
  status,
  firstDay,
  lastDay,
  from,
  to,
  reason,
  question,
}: Of<'reports'>['reports'][number]) => ({
  reportId,
  status,
  firstDay,
  lastDay,
  from: from ?? null,
  to: to ?? null,
  reason: reason?.text ?? null,
  question,
});

const showWarning = ({
  warningId,
  kind,
  subjects,
  byDay,
  sentOn,
  end,
  delivery,
}: Of<'warnings'>['warnings'][number]) => ({
  warningId,
  kind,
  byDay,
  sentOn,
  subjects: subjects.map(({ name }) => name),
  outcome: end?.outcome ?? null,
  opened: delivery?.openedAt != null,
  acknowledged: delivery?.acknowledgedAt != null,
});

const showRemark = ({ remarkId, date, category, comment }: Of<'remarks'>['remarks'][number]) => ({
  remarkId,
  date,
  comment,
  category: category.text,
  ledger: category.ledger,
  polarity: category.polarity,
});

const showLeave = ({ leaveId, status, firstDay, lastDay, purpose }: Of<'leaves'>['leaves'][number]) => ({
  leaveId,
  status,
  firstDay,
  lastDay,
  purpose: purpose.text,
});
