import { useState } from 'react';

import type { Schemas } from '../api/client';
import type { Moves } from './weight-sets';
import { useLocal, useShareText, useWeightsWords } from './weights-words';

type Part = Schemas['TargetPartResponse'] | Schemas['ParameterPartResponse'];

interface Given {
  readonly title: string;
  readonly hint?: string;
  readonly labelOf: (name: string) => string;
  readonly parts: readonly Part[];
  readonly moves: Moves;
  readonly isOpen: boolean;
  readonly move: (values: Moves) => void;
}

/** Targets or parameters: one field each, with what it was and how far it may go. */
export function ValueFields({ title, hint, labelOf, parts, moves, isOpen, move }: Given) {
  if (parts.length === 0) return null;
  return (
    <>
      <h3 className="spaced">{title}</h3>
      {hint !== undefined && <p className="quiet small">{hint}</p>}
      <ul className="weights">
        {parts.map((part) => (
          <ValueField
            key={part.pointer}
            part={part}
            labelOf={labelOf}
            text={moves[part.pointer] ?? part.value ?? ''}
            isOpen={isOpen}
            move={move}
          />
        ))}
      </ul>
    </>
  );
}

interface Field {
  readonly part: Part;
  readonly labelOf: (name: string) => string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly move: (values: Moves) => void;
}

function ValueField({ part, labelOf, text, isOpen, move }: Field) {
  const words = useWeightsWords();
  const local = useLocal();
  const share = useShareText();
  const [typed, setTyped] = useState<string>();
  const { pointer, name, before, min, max, reason } = part;
  const done = () => {
    // A percentage stays one: who types 96 over 95 % means 96 %.
    const value = typed?.trim().replace(/\s/g, '').replace(',', '.');
    if (value !== undefined && value !== '')
      move({ [pointer]: /%$/.test(text) && !/%$/.test(value) ? `${value}%` : value });
    setTyped(undefined);
  };
  const notes = [
    ...(before !== null && before !== text ? [words.was(share(before))] : []),
    ...(min !== null || max !== null ? [words.bound(min && share(min), max && share(max))] : []),
    ...(reason ? [local(reason)] : []),
  ];
  return (
    <li className="value-field">
      <div className="weight-name">
        <span>{local(name)}</span>
        <span className="note">{notes.join(' · ')}</span>
      </div>
      <input
        type="text"
        inputMode="decimal"
        aria-label={labelOf(local(name))}
        value={typed ?? text}
        disabled={!isOpen}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === 'Enter') done();
        }}
      />
    </li>
  );
}
