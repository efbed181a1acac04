export interface Step {
  name: string;
  /** Absent: not reached yet. */
  href?: string | null;
}

/** Where one is in a longer form, drawn as a route; what is done can be gone back to. */
export function Steps({ label, steps, current }: { label: string; steps: readonly Step[]; current: number }) {
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li
            key={step.name}
            {...(index < current ? { className: "done" } : {})}
            {...(index === current ? { "aria-current": "step" as const } : {})}
          >
            {step.href && index !== current ? <a href={step.href}>{step.name}</a> : <span>{step.name}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
