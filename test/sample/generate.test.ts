import { describe, expect, it } from 'vitest';
import { isPublicHoliday } from '../../functions/shared/school/calendar.ts';
import { weekday } from '../../functions/shared/time.ts';
import { schoolYear } from '../../sample/calendar.ts';
import { personas } from '../../sample/personas.ts';
import { feideOf, list, numberOf, type Row, sampleFiles } from '../support/sample-files.ts';
import { isSyntheticNumber } from '../support/synthetic-number.ts';

const TODAY = '2026-11-24';
const now = sampleFiles({ today: TODAY });
const { of } = now;
const withRole = (role: string) => of('users').filter((user) => user.role === role);

describe('the same seed and month give the same bytes', () => {
  it('the same seed and month give the same bytes: on another day of the month', () => {
    expect(sampleFiles({ today: '2026-11-01' }).bytes).toEqual(now.bytes);
  });
  it('another seed gives another municipality with the same personas', () => {
    const other = sampleFiles({ today: TODAY, seed: 2 });
    expect(other.bytes.get('users.csv')).not.toBe(now.bytes.get('users.csv'));
    expect(other.bytes.get('lessons.csv')).not.toBe(now.bytes.get('lessons.csv'));
    const users = new Map(other.of('users').map((user) => [user.sourcedId, user]));
    for (const { sourcedId, login, subject } of personas) {
      const user = users.get(sourcedId);
      expect(login === 'guardian' ? numberOf(user) : feideOf(user)).toBe(subject);
    }
  });
  it('the same seed and month give the same bytes: from month to month only the two around 18 and the two stand-ins change', () => {
    const next = sampleFiles({ today: '2026-12-09' });
    const changed = (name: string) => {
      const before = new Set(now.bytes.get(name)?.split('\n'));
      return (
        next.bytes
          .get(name)
          ?.split('\n')
          .filter((line) => !before.has(line)) ?? []
      );
    };
    expect(changed('users.csv').map((line) => line.split(',')[0])).toEqual(['pupil-kvam-sondre', 'pupil-nygard-thea']);
    expect(changed('demographics.csv')).toHaveLength(2);
    expect(changed('enrollments.csv').every((line) => /-(left|substitute|contact-8),/.test(line))).toBe(true);
    expect(changed('classes.csv')).toEqual([]);
  });
});

describe('the size of it', () => {
  it('the size of it has 600 pupils, some thousand guardians, 60 staff at three schools', () => {
    expect(withRole('student')).toHaveLength(600);
    expect(withRole('guardian').length).toBeGreaterThanOrEqual(1000);
    expect(withRole('guardian').length).toBeLessThan(1100);
    expect(['teacher', 'administrator', 'aide'].flatMap(withRole)).toHaveLength(60);
    expect(of('orgs').filter(({ type }) => type === 'school')).toHaveLength(3);
    expect(of('lessons').length).toBeLessThanOrEqual(40_000);
  });
  it('the size of it grows by whole sets of schools', () => {
    const twice = sampleFiles({ today: TODAY, scale: 2 });
    const of2 = (role: string) => twice.of('users').filter((user) => user.role === role);
    expect(of2('student')).toHaveLength(1200);
    expect(['teacher', 'administrator', 'aide'].flatMap(of2)).toHaveLength(120);
    // Not exactly twice: each school lays its own week, and holidays take more of some weekdays.
    expect(Math.round(twice.of('lessons').length / of('lessons').length)).toBe(2);
    expect(new Set(twice.of('users').map(({ sourcedId }) => sourcedId)).size).toBe(twice.of('users').length);
  });
});

describe('nobody real', () => {
  it('every identity number is synthetic, valid and one person’s', () => {
    const numbers = of('users').flatMap((user) => numberOf(user) ?? []);
    expect(numbers.filter((number) => !isSyntheticNumber(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    const without = of('users').filter((user) => ['student', 'guardian'].includes(user.role ?? '') && !numberOf(user));
    expect(without.map(({ sourcedId }) => sourcedId)).toEqual(['pupil-rahimi-amir']);
  });
  it('Feide names are one person’s; mail is fictitious; passwords and sex are empty', () => {
    const names = of('users').flatMap((user) => feideOf(user) ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[a-z]+\.[a-z]+\d*@fjordvik\.example$/.test(name))).toBe(true);
    expect(of('users').every(({ email }) => email === '' || email?.endsWith('.example'))).toBe(true);
    expect(of('users').every(({ sms }) => sms === '' || /^\+470\d{7}$/.test(sms ?? ''))).toBe(true);
    expect(of('users').every(({ password }) => password === '')).toBe(true);
    expect(of('demographics').every(({ sex }) => sex === '')).toBe(true);
  });
});

describe('references resolve and ids are unique', () => {
  const ids = (name: string) => new Set(of(name).map(({ sourcedId }) => sourcedId ?? ''));
  it.each([
    ['orgs', 'parentSourcedId', 'orgs'],
    ['academicSessions', 'parentSourcedId', 'academicSessions'],
    ['courses', 'schoolYearSourcedId', 'academicSessions'],
    ['courses', 'orgSourcedId', 'orgs'],
    ['classes', 'courseSourcedId', 'courses'],
    ['classes', 'schoolSourcedId', 'orgs'],
    ['classes', 'termSourcedIds', 'academicSessions'],
    ['users', 'orgSourcedIds', 'orgs'],
    ['users', 'agentSourcedIds', 'users'],
    ['demographics', 'sourcedId', 'users'],
    ['enrollments', 'classSourcedId', 'classes'],
    ['enrollments', 'schoolSourcedId', 'orgs'],
    ['enrollments', 'userSourcedId', 'users'],
    ['guardian_links', 'pupilSourcedId', 'users'],
    ['guardian_links', 'guardianSourcedId', 'users'],
    ['lessons', 'classSourcedId', 'classes'],
    ['lessons', 'teacherSourcedIds', 'users'],
  ])('references resolve and ids are unique: %s.%s is in %s', (file, column, target) => {
    const known = ids(target);
    expect(of(file).flatMap((row) => list(row[column]).filter((id) => !known.has(id)))).toEqual([]);
    expect(ids(file).size).toBe(of(file).length);
  });
  it('every pupil is in one basis and one contact teacher group, and every group has somebody', () => {
    const kinds = new Map(of('classes').map((group) => [group.sourcedId, group['metadata.kind']]));
    const pupils = of('enrollments').filter(({ role }) => role === 'student');
    for (const kind of ['basis', 'kontaktlaerer']) {
      const members = pupils.filter(({ classSourcedId }) => kinds.get(classSourcedId) === kind);
      expect(new Set(members.map(({ userSourcedId }) => userSourcedId)).size).toBe(600);
      expect(members).toHaveLength(600);
    }
    expect(new Set(pupils.map(({ classSourcedId }) => classSourcedId)).size).toBe(of('classes').length);
  });
});

describe('the timetable', () => {
  const members = Map.groupBy(
    of('enrollments').filter(({ role }) => role === 'student'),
    ({ classSourcedId }) => classSourcedId,
  );
  it('the timetable has nobody and no room in two places at once', () => {
    const at = new Set<string>();
    const doubled: string[] = [];
    const take = (who: string | undefined, lesson: Row) => {
      const key = `${who}@${lesson.date}T${lesson.startTime}`;
      if (at.has(key)) doubled.push(key);
      at.add(key);
    };
    for (const lesson of of('lessons')) {
      for (const teacher of list(lesson.teacherSourcedIds)) take(teacher, lesson);
      for (const { userSourcedId } of members.get(lesson.classSourcedId) ?? []) take(userSourcedId, lesson);
      take(`${lesson.classSourcedId?.split('-')[0]} ${lesson.room}`, lesson);
    }
    expect(doubled).toEqual([]);
  });
  it('the timetable gives each pupil as many lessons a day as the class has, without a free period', () => {
    const emma = of('enrollments').filter(({ userSourcedId }) => userSourcedId === 'pupil-solvang-emma');
    const groups = new Set(emma.map(({ classSourcedId }) => classSourcedId));
    const hers = of('lessons').filter(({ classSourcedId }) => groups.has(classSourcedId));
    const days = Map.groupBy(hers, ({ date }) => date);
    expect(days.size).toBe(190);
    for (const lessons of days.values()) {
      expect(lessons.map(({ startTime }) => startTime)).toEqual(['08:30', '09:45', '11:15', '12:25']);
    }
  });
  it('the timetable is on school days inside a term only, and some lessons are cancelled, moved or with two teachers', () => {
    const terms = of('academicSessions').filter(({ type }) => type === 'term');
    const dates = [...new Set(of('lessons').map(({ date = '' }) => date))];
    expect(dates).toHaveLength(190);
    for (const date of dates) {
      expect(terms.some(({ startDate = '', endDate = '' }) => startDate <= date && date < endDate)).toBe(true);
    }
    const counts = Map.groupBy(of('lessons'), ({ status }) => status);
    expect([...counts.keys()].sort()).toEqual(['cancelled', 'moved', 'planned']);
    expect(of('lessons').some(({ teacherSourcedIds }) => teacherSourcedIds?.includes(';'))).toBe(true);
    const changed = of('lessons').filter(({ dateLastModified = '' }) => dateLastModified > '2026-07');
    const told = new Set(changed.map(({ status }) => status));
    expect([...told].sort()).toEqual(['cancelled', 'moved', 'planned']);
    expect(
      changed.every(({ date = '', dateLastModified = '' }) => date <= '2026-11-30' && dateLastModified < TODAY),
    ).toBe(true);
  });
  it.each(Array.from({ length: 30 }, (_, index) => 2020 + index))(
    'the timetable has 190 free-of-holiday days from August %i',
    (year) => {
      const { schoolDays, terms } = schoolYear(year);
      expect(schoolDays).toHaveLength(190);
      expect(schoolDays.filter((day) => isPublicHoliday(day) || weekday(day) > 5)).toEqual([]);
      expect(schoolDays.at(-1)?.slice(0, 7)).toBe(`${year + 1}-06`);
      expect(terms.every((term, index) => index === 0 || (terms[index - 1]?.to ?? '') < term.from)).toBe(true);
    },
  );
});
