import type { Typed } from './bounds-form';
import { useBoundsWords } from './bounds-words';

interface Given {
  readonly name: string;
  readonly note: string;
  /** As the plan has it. */
  readonly now: string | null;
  readonly typed: Typed;
  readonly isFixed: boolean;
  readonly change: (typed: Typed) => void;
}

/** The least and the most of one thing, and why. */
export function BoundField({ name, note, now, typed, isFixed, change }: Given) {
  const words = useBoundsWords();
  const notes = [note, ...(now === null ? [] : [words.now(now)])].filter((text) => text !== '');
  const isBound = typed.min.trim() !== '' || typed.max.trim() !== '';
  const end = (which: 'min' | 'max', label: string, full: string) => (
    <label>
      <span aria-hidden="true">{label}</span>
      <input
        type="text"
        inputMode="decimal"
        aria-label={full}
        value={typed[which]}
        disabled={isFixed}
        onChange={({ target }) => {
          change({ ...typed, [which]: target.value });
        }}
      />
    </label>
  );
  const reason = (which: 'en' | 'zh', label: string) => (
    <input
      type="text"
      maxLength={500}
      aria-label={`${name}: ${label}`}
      placeholder={label}
      value={typed[which]}
      disabled={isFixed}
      onChange={({ target }) => {
        change({ ...typed, [which]: target.value });
      }}
    />
  );
  return (
    <li className="bound-row">
      <div className="weight-name">
        <span>{name}</span>
        {notes.length > 0 && <span className="note">{notes.join(' · ')}</span>}
      </div>
      <div className="bound-ends">
        {end('min', words.atLeast, words.atLeastOf(name))}
        {end('max', words.atMost, words.atMostOf(name))}
      </div>
      {isBound && (
        <div className="bound-reason">
          {reason('en', words.reasonEn)}
          {reason('zh', words.reasonZh)}
        </div>
      )}
    </li>
  );
}
