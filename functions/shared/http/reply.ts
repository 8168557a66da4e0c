/** The body, with its own version for the ETag. */
export const versioned = <Body extends { readonly version: number }>(body: Body) => ({ body, version: body.version });

/** A file to keep. Its name tells nothing of a pupil: it stays in browsers' histories and download folders. */
export const file = <Body extends string | Uint8Array>(name: string, body: Body) => ({
  body,
  headers: { 'content-disposition': `attachment; filename="${name}"` },
});
