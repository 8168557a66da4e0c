/**
 * Stops the second click of a double click where it would land on another button than the first. The first click may
 * already have changed the page, so that under the finger lies another action, often the opposite: a pupil who let a
 * guardian read would at once have said stop.
 */
export function ignoreStraySecondClick(): void {
  let first: Element | undefined;
  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? (event.target.closest('button, a') ?? undefined) : undefined;
    if (event.detail < 2) first = button;
    else if (button !== first) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  document.addEventListener('click', onClick, { capture: true });
}
