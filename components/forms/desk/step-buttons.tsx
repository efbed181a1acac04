import { Icon } from "@/components/ui/icon";
import { Busy } from "./busy";

interface StepProps {
  text: string;
  /** What is said while it works. */
  busyText: string;
  /** Which step is being done now. */
  busy: "show" | "apply" | null;
  pending: boolean;
}

/** Shows what would come of a form of two steps. @param again where something is shown already: then it is not what comes next */
export function ShowButton({ text, busyText, busy, pending, again }: StepProps & { again: boolean }) {
  return (
    <div className="send">
      <button type="submit" className={again ? "btn btn--line" : "btn"} aria-disabled={pending}>
        <span>{text}</span>
        <Icon name="search" />
      </button>
      {busy === "show" ? <Busy text={busyText} said /> : null}
    </div>
  );
}

/** Does what was shown. */
export function ApplyButton({ text, busyText, busy, pending }: StepProps) {
  return (
    <div className="send row above-5">
      <button type="submit" name="step" value="apply" className="btn" aria-disabled={pending}>
        <span>{text}</span>
        <Icon name="check" />
      </button>
      {busy === "apply" ? <Busy text={busyText} said /> : null}
    </div>
  );
}
