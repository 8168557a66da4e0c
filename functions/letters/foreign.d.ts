/** Types of bidi-js and of Node's WebAssembly, which neither package nor Node declares. */

declare module 'bidi-js/dist/bidi.mjs' {
  /** UAX 9; `paragraphs` holds the first direction, and each UTF-16 unit has its level. */
  const factory: () => {
    getEmbeddingLevels(
      text: string,
      base: 'ltr' | 'rtl' | 'auto',
    ): { readonly levels: Uint8Array; readonly paragraphs: readonly { readonly level: number }[] };
  };

  export = factory;
}

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
}
