import type { Page } from 'playwright-core';
import { ask } from './ask.ts';
import { classOf } from './class-data.ts';
import { plannedConference } from './conference.ts';

/** Nils is the office of Havna skole, Lars the contact teacher of Iben. */
export const [NILS, LARS] = ['nils-office-havna', 'lars-contact-teacher-havna'] as const;

type Times = { readonly times: readonly { readonly from: string; readonly status: string; readonly talk: unknown }[] };
type Homes = { readonly homes: readonly (readonly string[])[] };

/** The talks of Havna skole, which the tests of the school's pages own. */
export async function havna() {
  const { schoolId, groupId, pupilId } = await classOf(LARS);
  const iben = pupilId('Iben Haugen Lunde');
  const { staffId: teacherId } = await ask<{ staffId: string }>(LARS, 'GET /v1/staff/me');
  const list = `/school/${schoolId}/conferences`;

  /** A round on a day of its own: Lars has one sheet of a day for all rounds. `page` is its address in the portal. */
  const roundOn = async (day: string, more: object = {}) => {
    const round = await plannedConference({
      ...{ planner: NILS, groupIds: [groupId], title: `Samtaler ${day}`, teacherIds: [teacherId] },
      stretches: [{ day, from: '16:00', to: '17:35' }],
      ...more,
    });
    const times = async () => (await ask<Times>(NILS, `GET ${round.path}/teachers/${teacherId}/times`)).times;
    const statusOf = async (from: string) => (await times()).find((time) => time.from === from)?.status;
    return { ...round, page: `${list}/${round.conferenceId}`, times, statusOf };
  };

  /** The guardians of a home of Iben's. */
  const home = async (): Promise<readonly string[]> =>
    (await ask<Homes>(NILS, `GET /v1/schools/${schoolId}/pupils/${iben}/homes`)).homes[0] ?? [];

  /** Books a talk about Iben by the API, with a home of hers. */
  const bookedFor = async (path: string, day: string, from = '16:00'): Promise<void> => {
    const body = { teacherId, day, from, pupilId: iben, guardianIds: await home() };
    await ask(NILS, `POST ${path}/talks`, { body });
  };
  return { schoolId, teacherId, iben, list, roundOn, home, bookedFor };
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
