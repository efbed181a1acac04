/**
 * Makes the button of a field to take along copy it, and shows it.
 * @param part holds the field, the button, and an element with the role "status" whose `data-said` is said once it is done
 */
export function armCopy(part: HTMLElement): () => void {
  const field = part.querySelector("input");
  const button = part.querySelector("button");
  const status = part.querySelector<HTMLElement>("[role=status]");
  if (!field || !button || !status) return () => {};
  const copy = async () => {
    // Where the clipboard is not given, the text is marked for the hand.
    field.select();
    await navigator.clipboard?.writeText(field.value).then(
      () => {
        status.textContent = status.dataset.said ?? "";
      },
      () => {},
    );
  };
  button.addEventListener("click", copy);
  button.hidden = false;
  return () => button.removeEventListener("click", copy);
}
