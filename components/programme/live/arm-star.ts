import { openStars } from "./star-store";

/**
 * Makes the star of a session's page mark it on this device, and shows it.
 * @param part holds the button and an element with the role "status" whose `data-said` is said once it is marked
 */
export function armStar(
  part: HTMLElement,
  { edition, number }: { edition: string; number: number },
): () => void {
  const button = part.querySelector("button");
  const status = part.querySelector<HTMLElement>("[role=status]");
  const stars = openStars(edition);
  if (!button || !status || !stars) return () => {};
  const isMarked = () => stars.read()[number]?.marked ?? false;
  const show = () => button.setAttribute("aria-pressed", String(isMarked()));
  const press = () => {
    const marks = !isMarked();
    stars.set(String(number), marks);
    show();
    status.textContent = isMarked() ? (status.dataset.said ?? "") : "";
  };
  show();
  button.addEventListener("click", press);
  button.hidden = false;
  const leave = stars.watch(show);
  return () => {
    leave();
    button.removeEventListener("click", press);
  };
}
