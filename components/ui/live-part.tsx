import type { ComponentType, HTMLAttributes } from "react";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "live-part": HTMLAttributes<HTMLElement> & { "data-part": string; "data-with": string };
    }
  }
}

/**
 * Marks what is alive on a public page. A kept page comes without the framework, and a module that the build made of the
 * same component takes it over (components/live-modules); where the framework is there, it does, and the mark is silent.
 * @param name what the modules call it
 * @param given all that it shows, read again in the browser: data only
 */
export function LivePart<Given extends object>({
  name,
  part: Part,
  given,
}: {
  name: string;
  part: ComponentType<Given>;
  given: Given;
}) {
  return (
    <live-part data-part={name} data-with={JSON.stringify(given)}>
      <Part {...given} />
    </live-part>
  );
}
