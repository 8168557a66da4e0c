/** Stops an import because another import has changed the records that it read; the file can be sent again. */
export class Overtaken extends Error {
  readonly code = 'overtaken';

  constructor(cause: unknown) {
    super('Another import changed the same records at the same time', { cause });
    this.name = 'Overtaken';
  }
}
