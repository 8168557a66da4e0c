/**
 * The version in an ETag: what reading answers carries a hash behind it, since what is shown may change while the
 * version stands (decision 038), and If-Match takes both. Empty where there is none.
 */
export const versionTag = (etag: unknown): string => String(etag ?? '').replace(/^"(\d+)\.[0-9a-f]+"$/, '"$1"');
