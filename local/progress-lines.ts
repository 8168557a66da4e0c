import type { Progress, Step } from '../functions/imports/progress.ts';

/** A line at least every two seconds: the interval is half of that, since the work itself can delay the timer. */
const EVERY_MILLISECONDS = 1000;
const WORDS = { reading: 'reading the file', comparing: 'looking up what is held', writing: 'writing' } as const;

type World = { readonly now: () => number; readonly print: (line: string) => void };

/** Prints an import's progress, at least every two seconds, until it is stopped. */
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
      // Rows come by the thousand, so the clock is not read for each.
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
