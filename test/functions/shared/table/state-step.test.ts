import { expect, it } from 'vitest';
import { stateStep } from '../../../../functions/shared/table/state-step.ts';

it('sets what changes, only from a legal state and in the attempt that was read', () => {
  const set = { state: 'sent', attempt: 2, reason: undefined };
  expect(stateStep({ state: 'state', from: ['queued', 'sending'], set, asRead: { attempt: 1 } })).toEqual({
    UpdateExpression: 'SET #state = :state, #attempt = :attempt',
    ConditionExpression: '#state IN (:from0, :from1) AND #attempt = :read_attempt',
    ExpressionAttributeNames: { '#state': 'state', '#attempt': 'attempt' },
    ExpressionAttributeValues: {
      ':state': 'sent',
      ':attempt': 2,
      ':read_attempt': 1,
      ':from0': 'queued',
      ':from1': 'sending',
    },
  });
});

it('adds to lists, removes attributes, and holds a further condition', () => {
  const step = stateStep({
    state: 'state',
    from: ['failed'],
    set: { state: 'given-up' },
    append: { decisions: ['b'] },
    drop: ['gsi2pk', 'gsi2sk'],
    asRead: { attempt: undefined },
    also: { condition: 'size(decisions) = :made', values: { ':made': 1 } },
  });
  expect(step).toEqual({
    UpdateExpression: 'SET #state = :state, #decisions = list_append(#decisions, :decisions) REMOVE #gsi2pk, #gsi2sk',
    ConditionExpression: '#state IN (:from0) AND size(decisions) = :made',
    ExpressionAttributeNames: {
      '#state': 'state',
      '#decisions': 'decisions',
      '#gsi2pk': 'gsi2pk',
      '#gsi2sk': 'gsi2sk',
    },
    ExpressionAttributeValues: { ':state': 'given-up', ':decisions': ['b'], ':from0': 'failed', ':made': 1 },
  });
});

it('names the state also where a step leaves it as it was', () => {
  const { ExpressionAttributeNames, ConditionExpression } = stateStep({
    state: 'stage',
    from: ['planned'],
    set: { stage: undefined, wakeAt: 'later' },
  });
  expect(ConditionExpression).toBe('#stage IN (:from0)');
  expect(ExpressionAttributeNames).toEqual({ '#stage': 'stage', '#wakeAt': 'wakeAt' });
});
