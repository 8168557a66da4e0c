import { importCosts, importFaults } from './import-memory.ts';
import { printTable } from './print-table.ts';

/** Prints time and memory of the importer: the sample, the same once more, and ten times as much. */
export async function bench(): Promise<readonly string[]> {
  const costs = await importCosts();
  printTable(
    'Import of the sample municipality, each in a process of its own',
    [
      { title: 'size', of: (row) => `${row.scale} x sample` },
      { title: 'pupils added', of: (row) => row.pupils },
      { title: 'lessons added', of: (row) => row.lessons },
      { title: 'items written', of: (row) => row.written },
      { title: 'seconds', of: (row) => row.seconds.toFixed(1) },
      { title: 'MB at most', of: (row) => row.megabytes.toFixed(0) },
    ],
    costs,
  );
  return importFaults(costs);
}
