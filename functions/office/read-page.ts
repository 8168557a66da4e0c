/**
 * How many are read at once where those before may not be shown, and how often: far more than a list is ever behind.
 */
const READ_ON = 50;
const MOST_ROUNDS = 20;

type Named = { readonly pupilId: string };
export type Page<Shown> = {
  readonly shown: readonly Shown[];
  /** The last one that was looked at, where more stand behind; shown or not. */
  readonly last: string | undefined;
};

/**
 * Up to `limit` of a list that may be shown: `judge` reads some of it and gives for each what is shown, `undefined` for
 * nothing. It reads on where some may not, so that a page is short at the list's end alone.
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
