import type { Progress, Step } from '../functions/imports/progress.ts';

/** Nobody waits for two seconds without a line; half of it, as the work itself may hold the timer up. */
const EVERY_MILLISECONDS = 1000;
const WORDS = { reading: 'reading the file', comparing: 'looking up what is held', writing: 'writing' } as const;

type World = { readonly now: () => number; readonly print: (line: string) => void };

/** Prints how far an import has come, at least every two seconds, until it is stopped. */
export function progressLines({ now, print }: World): { readonly progress: Progress; readonly stop: () => void } {
  const began = now();
  let step: Step | undefined;
  let printed = began;
  const tell = (): void => {
    const at = now();
    if (at - printed < EVERY_MILLISECONDS) return;
    printed = at;
    print(`  ${lineOf(step)}, ${Math.round((at - began) / 1000)} s`);
  };
  const timer = setInterval(tell, EVERY_MILLISECONDS / 4);
  return {
    progress: (found) => {
      step = found;
      // Rows come by the thousand, and a clock is not asked for each of them.
      if (found.done % 100 === 0) tell();
    },
    stop: () => clearInterval(timer),
  };
}

function lineOf(step: Step | undefined): string {
  if (step === undefined) return 'beginning';
  const { phase, kind, done, total } = step;
  const what = kind === undefined ? '' : ` (${kind})`;
  return `${WORDS[phase]}${what}: ${done}${total === undefined ? '' : ` of ${total}`}`;
}
