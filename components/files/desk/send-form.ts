type Answer =
  | { kind: "done"; goTo: string }
  | { kind: "refused"; text: string }
  | { kind: "offline" | "failed" };

/** Sends a form and tells how many bytes have left; `fetch` does not. */
export function sendForm(
  address: string,
  body: FormData,
  onSent: (bytes: number) => void,
  onAllSent: () => void,
): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.upload.onload = onAllSent;
    request.onerror = () => resolve({ kind: "offline" });
    request.onload = () => resolve(read(request.responseText));
    request.send(body);
  });
}

function read(text: string): Answer {
  try {
    const { goTo, text: said } = JSON.parse(text) as { goTo?: unknown; text?: unknown };
    if (typeof goTo === "string" && goTo.startsWith("/")) return { kind: "done", goTo };
    if (typeof said === "string") return { kind: "refused", text: said };
  } catch {
    // A page of an error: what it says is not for here.
  }
  return { kind: "failed" };
}
