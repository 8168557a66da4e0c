import { describe, expect, it } from 'vitest';
import { bodyOf, EMPTY, faultsOfTyped, fieldOf, type Typed, typedOf } from '../../web/pages/meetings/typed.ts';

const GOOD: Typed = {
  title: 'Vårmøte',
  day: '2027-02-11',
  from: '18:00',
  to: '19:30',
  place: 'Biblioteket',
  text: 'Om turen.',
  answerBy: '2027-02-11',
  capacity: '',
};
/** The faults of a form that is right but for this, by the names of their words. */
const faultsWith = (changed: Partial<Typed>, limited = false) =>
  faultsOfTyped({ ...GOOD, ...changed }, { t: (name) => name, limited });

describe('the form of a parents’ meeting', () => {
  it('an empty form names every field but the places, in their order', () => {
    const faults = faultsOfTyped(EMPTY, { t: (name) => name, limited: false });
    expect(Object.keys(faults)).toEqual(['title', 'day', 'from', 'to', 'place', 'text', 'answerBy']);
  });

  it.each([
    [{}, {}],
    [{ title: ' ' }, { title: 'subjectFirst' }],
    [{ to: '18:00' }, { to: 'timesOrder' }],
    [{ to: '18:01' }, {}],
    [{ answerBy: '2027-02-12' }, { answerBy: 'answerByOrder' }],
    [{ capacity: '0' }, { capacity: 'capacityWhole' }],
    [{ capacity: '1.5' }, { capacity: 'capacityWhole' }],
    [{ capacity: '2001' }, { capacity: 'capacityWhole' }],
    [{ capacity: ' 2000 ' }, {}],
  ])('a form with %j has the faults %j', (changed, faults) => {
    expect(faultsWith(changed)).toEqual(faults);
  });

  it('a meeting with a number of places keeps one', () => {
    expect(faultsWith({ capacity: '' }, true)).toEqual({ capacity: 'capacityWhole' });
  });

  it('the API gets what was typed without spaces around it, and no places where none are counted', () => {
    expect(bodyOf({ ...GOOD, title: ' Vårmøte ' })).toEqual({
      title: 'Vårmøte',
      text: 'Om turen.',
      day: '2027-02-11',
      from: '18:00',
      to: '19:30',
      place: 'Biblioteket',
      answerBy: '2027-02-11',
    });
    expect(bodyOf({ ...GOOD, capacity: ' 40 ' })).toMatchObject({ capacity: 40 });
  });

  it('a meeting of the API stands in the form as it was typed', () => {
    expect(typedOf({ ...GOOD, capacity: null })).toEqual(GOOD);
    expect(typedOf({ ...GOOD, capacity: 40 })).toEqual({ ...GOOD, capacity: '40' });
  });

  it('a fault of no field of the form stands at the title', () => {
    expect([fieldOf('/answerBy'), fieldOf('')]).toEqual(['answerBy', 'title']);
  });
});
