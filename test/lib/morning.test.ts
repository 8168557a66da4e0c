import { expect, it } from 'vitest';
import { Report } from '../../functions/absence/report.ts';
import { questionOf } from '../../functions/absence/steps.ts';
import { newId } from '../../functions/shared/ids.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { at } from '../support/json.ts';
import { idOf, resourcesOf, systemOf } from '../support/templates.ts';

const DAY = '2026-11-24';
const office = { kind: 'staff', personId: newId() };

/** An open-ended report whose question for the day is open. */
const open = Report.parse({
  ...{ reportId: newId(), pupilId: newId(), schoolId: newId(), version: 2, status: 'sent' },
  ...{ firstDay: '2026-11-23', lastDay: null, reasonId: null, days: [{ day: DAY, state: 'awaiting' }] },
  ...{ madeBy: office, channel: 'office', madeAt: '2026-11-23T06:30:00.000Z' },
  ...{ move: 'roll', changedBy: { kind: 'system' }, changedChannel: 'schedule', changedAt: `${DAY}T05:00:00.000Z` },
});

it('the morning asks “still away?” at the hour at which its run is scheduled', () => {
  const asked = questionOf(newId(), open, DAY)?.occurredAt ?? '';
  const [hour, minute] = momentOf(Date.parse(asked)).time.split(':').map(Number);
  const system = resourcesOf(systemOf());
  const morning = system
    .of('AWS::Lambda::Function')
    .find((resource) => at(resource.metadata, 'skolebro:entry') === 'functions/absence/every-morning.ts');
  const schedules = system
    .of('AWS::Scheduler::Schedule')
    .filter((resource) => idOf(at(resource.properties, 'Target', 'Arn')) === morning?.id)
    .map((resource) => [
      at(resource.properties, 'ScheduleExpression'),
      at(resource.properties, 'ScheduleExpressionTimezone'),
    ]);
  expect(schedules).toEqual([[`cron(${minute} ${hour} * * ? *)`, 'Europe/Oslo']]);
});
