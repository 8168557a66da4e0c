/** Says something before the code is even read, which alone may take seconds. */
console.log('Skolebro starts: reading the code.');
await import('./run.ts');

export {};
