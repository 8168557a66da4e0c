import { describe, expect, it } from 'vitest';
import { ROLES, roleOf } from '../../../functions/access/rules.ts';

describe('the role of a look, as families read it', () => {
  it.each(ROLES.map((role) => [`staff:${role}`, role]))('the role of %s is %s', (basis, role) => {
    expect(roleOf(basis)).toBe(role);
  });

  it('a teacher whom the timetable names for one lesson reads as a teacher', () => {
    expect(roleOf('staff:lesson')).toBe('teacher');
  });

  it('a basis that families have no word for reads as staff', () => {
    expect(roleOf('staff:author')).toBe('staff');
    expect(roleOf('')).toBe('staff');
  });
});
