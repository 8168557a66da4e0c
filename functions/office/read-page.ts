/** Size and number of further reads when some entries may not be shown: far more than an outdated list ever needs. */
const READ_ON = 50;
const MOST_ROUNDS = 20;

type Named = { readonly pupilId: string };
export type Page<Shown> = {
  readonly shown: readonly Shown[];
  /** The last pupil that was read, shown or not; `undefined` at the list's end. */
  readonly last: string | undefined;
};

/**
 * Up to `limit` entries of a list that may be shown: `judge` reads a part and returns each entry as shown, or
 * `undefined`. Reads on past hidden entries, so that only the last page is short.
 */
export async function readPage<Listed extends Named, Shown>(
  list: readonly Listed[],
  limit: number,
  judge: (listed: readonly Listed[]) => Promise<readonly (Shown | undefined)[]>,
): Promise<Page<Shown>> {
  let found: readonly { readonly pupilId: string; readonly shown: Shown }[] = [];
  let looked = 0;
  for (let round = 0; found.length < limit && looked < list.length && round < MOST_ROUNDS; round++) {
    const part = list.slice(looked, looked + (round === 0 ? limit : READ_ON));
    const judged = await judge(part);
    const more = part.flatMap(({ pupilId }, index) => {
      const shown = judged[index];
      return shown === undefined ? [] : [{ pupilId, shown }];
    });
    found = [...found, ...more];
    looked += part.length;
  }
  const page = found.slice(0, limit);
  const shown = page.map((each) => each.shown);
  if (found.length > limit) return { shown, last: page.at(-1)?.pupilId };
  return { shown, last: looked < list.length ? list[looked - 1]?.pupilId : undefined };
}
