/** Counts what was looked at, and says each line as it comes. */
export function checks(print: (line: string) => void) {
  let passed = 0;
  let failed = 0;
  return {
    say: print,
    check(what: string, holds: boolean, seen?: unknown): void {
      if (holds) passed += 1;
      else failed += 1;
      print(`  ${holds ? '✓' : `✗ FAILED (${JSON.stringify(seen)}):`} ${what}`);
    },
    /** Takes over the count of a part that has its own. */
    add(steps: number, unexpected: number): void {
      passed += steps - unexpected;
      failed += unexpected;
    },
    sum: () => ({ passed, failed }),
  };
}

export type Checks = ReturnType<typeof checks>;
