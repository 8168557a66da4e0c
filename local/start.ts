/** Prints a line before the code is loaded, since loading may take seconds. */
console.log('Skolebro starts: reading the code.');
await import('./run.ts');

export {};
