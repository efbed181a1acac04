"use client";

/**
 * Puts the focus on what a form answers, with its beginning in sight. A browser that scrolls there by itself shows the
 * middle of what is larger than the window: with large letters on a phone the heading would be above it.
 */
export function focusAnswer(element: HTMLElement | null): void {
  if (!element) return;
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: "start" });
}
