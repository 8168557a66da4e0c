/** The body, with its own version for the ETag. */
export const versioned = <Body extends { readonly version: number }>(body: Body) => ({ body, version: body.version });

/** A file to download. Its name contains nothing about a pupil: browsers' histories and download folders keep it. */
export const file = <Body extends string | Uint8Array>(name: string, body: Body) => ({
  body,
  headers: { 'content-disposition': `attachment; filename="${name}"` },
});
