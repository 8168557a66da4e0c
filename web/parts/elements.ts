/**
 * Stands in for `@digdir/designsystemet-web`, which registers every custom element of the design system: only the
 * elements that our parts use are registered (decision 047). A component that needs another one needs its line here.
 */
import '@digdir/designsystemet-web/details';
import '@digdir/designsystemet-web/dialog';
import '@digdir/designsystemet-web/ds-error-summary';
import '@digdir/designsystemet-web/ds-field';
import '@digdir/designsystemet-web/fieldset';
import '@digdir/designsystemet-web/toggle-group';

/** The design system's index imports these names; nothing here uses them. */
export const pagination = (): undefined => undefined;
export const setTooltipElement = (): undefined => undefined;
