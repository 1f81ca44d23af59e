interface Choices<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly values: readonly T[];
  readonly text: (value: T) => string;
  readonly choose: (value: T) => void;
}

/** One of several, by a select with its label before it. */
export function Choice<T extends string>({ label, value, values, text, choose }: Choices<T>) {
  return (
    <label className="month-choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = values.find((each) => each === target.value);
          if (chosen) choose(chosen);
        }}
      >
        {values.map((each) => (
          <option key={each} value={each}>
            {text(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
