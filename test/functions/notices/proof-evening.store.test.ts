import { test } from 'vitest';
import { proveFrom } from '../../proof/prove.ts';

test(
  'in an evening whose hours end soon nothing is lost, doubled, misdirected or untimely under crashes, replays and lying providers (F3, F6)',
  {
    timeout: 900_000,
  },
  () => proveFrom('evening'),
);
