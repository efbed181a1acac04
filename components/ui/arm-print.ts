/** Makes a button open the browser's print window, and shows it: without JavaScript the browser's own menu prints as well. */
export function armPrint(button: HTMLElement): () => void {
  const print = () => window.print();
  button.addEventListener("click", print);
  button.hidden = false;
  return () => button.removeEventListener("click", print);
}
