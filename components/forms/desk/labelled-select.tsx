interface LabelledSelectProps {
  /** Unique on the page. */
  id: string;
  name: string;
  label: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  chosen: string;
  /** What stands before the options. */
  children?: React.ReactNode;
}

/** One of several, in a form that is no record of the desk: nothing is said at it, and nobody else edits it. */
export function LabelledSelect({ id, name, label, options, chosen, children }: LabelledSelectProps) {
  return (
    <div className="field">
      <label className="q" htmlFor={id}>
        {label}
      </label>
      <select className="in" id={id} name={name} defaultValue={chosen}>
        {children}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value} dir="auto">
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
