/** Where one row of a long list opens; the language its texts are edited in travels along. */
export function rowHrefOf(path: string, text: string | undefined): (id: string) => string {
  return (id) => `${path}?open=${id}${text ? `&text=${encodeURIComponent(text)}` : ""}`;
}
