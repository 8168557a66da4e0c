import { municipality } from '../../../sample/municipality.ts';
import { askBy } from './ask.ts';

type Pupil = { readonly schoolId: string; readonly pupilId: string };
type Form = {
  readonly forms: readonly {
    readonly kind: string;
    readonly periods: readonly { readonly id: string; readonly lastDay: string }[];
    readonly reasons: readonly { readonly id: string }[];
  }[];
};
type Warned = { readonly kind: 'order' | 'conduct'; readonly details: string; readonly wayOut: string };

/** A contact teacher who is no persona, for a warning from draft to sending by the API alone. */
export class ContactTeacher {
  readonly #name: string;

  /** `staffId` as in the sample municipality, such as `staff-hs-contact-8`. */
  constructor(staffId: string) {
    const found = municipality({ today: '2026-12-01' }).staff.find(({ id }) => id === staffId);
    if (!found) throw new Error(`The sample municipality has no ${staffId}; see sample/schools.ts.`);
    this.#name = found.feide;
  }

  /** Writes a warning and sends it to the pupil and the guardians. */
  async warn({ schoolId, pupilId }: Pupil, { kind, details, wayOut }: Warned): Promise<string> {
    const pupil = `/v1/schools/${schoolId}/pupils/${pupilId}`;
    const { forms } = await this.#ask<Form>(`GET ${pupil}/warning-form`);
    const form = forms.find((candidate) => candidate.kind === kind);
    const period = form?.periods.at(-1);
    const content = {
      ...{ kind, details, wayOut, periodId: period?.id, byDay: period?.lastDay },
      ...{ subjects: [], reasonIds: [form?.reasons[0]?.id], missingWork: [] },
      contact: { name: 'Kontoret', phone: '57 00 00 00' },
    };
    const { warningId } = await this.#ask<{ warningId: string }>(`POST ${pupil}/warning-drafts`, { body: content });
    const draft = `${pupil}/warning-drafts/${warningId}`;
    const preview = await this.#ask<{ seen: string }>(`GET ${draft}/preview`);
    await this.#ask(`POST ${draft}/sending`, { body: { seen: preview.seen }, ifMatch: '"1"' });
    return warningId;
  }

  /** Withdraws a sent warning, with the reason that the family sees. */
  async withdraw({ schoolId, pupilId }: Pupil, warningId: string, reason: string): Promise<void> {
    const path = `/v1/schools/${schoolId}/pupils/${pupilId}/warnings/${warningId}/end`;
    await this.#ask(`POST ${path}`, { body: { outcome: 'withdrawn', reason } });
  }

  #ask<Answer>(request: string, given?: Parameters<typeof askBy>[2]): Promise<Answer> {
    return askBy({ login: 'feide', subject: this.#name }, request, given);
  }
}
