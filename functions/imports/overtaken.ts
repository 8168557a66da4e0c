/** Another import has changed the same records since this one read them: it stops, and the file can be sent again. */
export class Overtaken extends Error {
  readonly code = 'overtaken';

  constructor(cause: unknown) {
    super('Another import changed the same records at the same time', { cause });
    this.name = 'Overtaken';
  }
}
