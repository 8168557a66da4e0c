import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AttachmentEvent,
  type AttachmentState,
  after,
  dueAfter,
  dueStep,
  EVENTS,
  MOST_RESCANS,
  MOVES,
  STATES,
  statesBefore,
} from '../../../functions/attachments/rules.ts';

const NOW = '2026-12-01T08:00:00.000Z';
const walk = (events: readonly AttachmentEvent[]): readonly AttachmentState[] => {
  const states: AttachmentState[] = ['ticket'];
  for (const event of events) states.push(after(states.at(-1) ?? 'ticket', event) ?? states.at(-1) ?? 'ticket');
  return states;
};

describe('the states of an attachment', () => {
  it('an attachment that anybody can download was clean before, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 20 }), (events) => {
        const states = walk(events);
        const linked = states.indexOf('linked');
        expect(linked === -1 || states[linked - 1] === 'clean').toBe(true);
      }),
    );
  });

  it('an infected, unsupported or failed attachment is never sent, and a deleted one is nothing any more', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 20 }), (events) => {
        const states = walk(events);
        const bad = states.findIndex((state) => ['infected', 'unsupported', 'failed', 'deleted'].includes(state));
        const rest = new Set(bad === -1 ? [] : states.slice(bad));
        expect(rest.has('clean') || rest.has('linked')).toBe(false);
        const gone = states.indexOf('deleted');
        expect(gone === -1 || new Set(states.slice(gone)).size === 1).toBe(true);
      }),
    );
  });

  it.each(EVENTS)('the event "%s" leads to one state, from wherever it comes', (event) => {
    expect(new Set(statesBefore(event).map((state) => after(state, event))).size).toBe(1);
  });

  it('every state but the linked one is looked at again, and ends', () => {
    for (const state of STATES) expect(dueAfter(state, NOW) === undefined).toBe(state === 'linked');
    for (const state of STATES.filter((each) => !['linked', 'deleted'].includes(each)))
      expect(dueStep(state, MOST_RESCANS)).toBe(state === 'scanning' ? 'give-up' : 'expire');
    for (const state of STATES.filter((each) => !['linked', 'deleted', 'scanning'].includes(each)))
      expect(MOVES[state].expired).toBe('deleted');
  });

  it.each([
    ['scanning', 0, 'rescan'],
    ['scanning', MOST_RESCANS - 1, 'rescan'],
    ['scanning', MOST_RESCANS, 'give-up'],
    ['clean', 0, 'expire'],
    ['deleted', 0, 'remove'],
  ] as const)('a due attachment that is %s after %i further scans: %s', (state, rescans, step) => {
    expect(dueStep(state, rescans)).toBe(step);
  });

  it.each([
    ['ticket', '2026-12-01T08:20:00.000Z'],
    ['scanning', '2026-12-01T08:15:00.000Z'],
    ['clean', '2026-12-02T08:00:00.000Z'],
    ['deleted', NOW],
  ] as const)('an attachment that becomes %s at eight is due at %s', (state, due) => {
    expect(dueAfter(state, NOW)).toBe(due);
  });
});
