/** The colour of an import's state; its word stands beside it. */
export const COLORS = {
  'awaiting-upload': 'warning',
  reading: 'info',
  done: 'success',
  refused: 'danger',
  failed: 'danger',
} as const;
