import { test } from 'vitest';
import { proveFrom } from '../../proof/prove.ts';

test(
  'from a morning on nothing is lost, doubled, misdirected or untimely under crashes, replays and lying providers (F3, F6)',
  {
    timeout: 900_000,
  },
  () => proveFrom('morning'),
);
