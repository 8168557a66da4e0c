const PATHS = {
  present: 'M5 12.5l4.5 4.5L19 7',
  absent: 'M6 6l12 12M18 6L6 18',
  late: 'M12 7v5.5l3.5 2M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z',
} as const;

/** The sign of a state. It stands beside the state's word, so that nothing hears it. */
export function Sign({ of }: { readonly of: keyof typeof PATHS }) {
  return (
    <svg className="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[of]} />
    </svg>
  );
}
