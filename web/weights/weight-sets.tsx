import { useState } from 'react';

import type { Schemas } from '../api/client';
import { decimalsOf, moved, shareText, unitsOf } from './shares';
import { useLocal, useShareText, useWeightsWords } from './weights-words';

type Part = Schemas['WeightPartResponse'];
/** New values by place. */
export type Moves = Readonly<Record<string, string>>;

interface Given {
  readonly parts: readonly Part[];
  readonly moves: Moves;
  readonly isOpen: boolean;
  readonly move: (values: Moves) => void;
}

/** Weights that add up: those of the plan, of its groups, and of each group. */
export function WeightSets({ parts, ...given }: Given) {
  const words = useWeightsWords();
  const local = useLocal();
  const groups = parts.filter(({ kind }) => kind === 'group');
  const within = (group: string | null) => parts.filter((part) => part.kind === 'component' && part.group === group);
  if (groups.length === 0) return <WeightSet {...given} parts={within(null)} />;
  return (
    <>
      {groups.some(({ isOwn }) => isOwn) && <WeightSet {...given} parts={groups} title={words.groups} />}
      {groups.map((group) => (
        <WeightSet key={group.id} {...given} parts={within(group.id)} title={words.group(local(group.name))} />
      ))}
    </>
  );
}

function WeightSet({ parts, title, moves, isOpen, move }: Given & { readonly title?: string }) {
  const words = useWeightsWords();
  const share = useShareText();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const textOf = ({ pointer, value }: Part): string => moves[pointer] ?? value ?? '0%';
  const own = parts.filter(({ isOwn }) => isOwn);
  const [decimals, shares] = sharesOf(own, textOf, kept);
  const moveTo = (place: number, units: number, precision: number) => {
    const [, fine] = sharesOf(own, textOf, kept, precision);
    const after = moved(fine, place, units);
    move(Object.fromEntries(own.map(({ pointer }, i) => [pointer, shareText(after[i] ?? 0, precision)])));
  };
  return (
    <>
      {title !== undefined && <h3 className="spaced">{title}</h3>}
      <ul className="weights">
        {parts.map((part) => {
          const place = own.indexOf(part);
          const { units = 0, min = 0, max = 0 } = shares[place] ?? {};
          return (
            <li key={part.pointer}>
              <WeightName part={part} text={textOf(part)} />
              {place >= 0 && (
                <WeightMover
                  part={part}
                  isOpen={isOpen}
                  isKept={kept.has(part.pointer)}
                  keep={(isKept) => {
                    setKept(
                      new Set(isKept ? [...kept, part.pointer] : [...kept].filter((each) => each !== part.pointer)),
                    );
                  }}
                  range={{ units, min, max, decimals }}
                  moveTo={(to, precision) => {
                    moveTo(place, to, precision);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
      {own.length === parts.length && (
        <p className="weight-sum">
          {words.sum(
            share(
              shareText(
                shares.reduce((sum, { units }) => sum + units, 0),
                decimals,
              ),
            ),
          )}
        </p>
      )}
    </>
  );
}

/** The weights in whole units of as many decimals as they, or their bounds, have. */
function sharesOf(
  parts: readonly Part[],
  textOf: (part: Part) => string,
  kept: ReadonlySet<string>,
  precision?: number,
) {
  const texts = parts.flatMap((part) => [textOf(part), part.value ?? '', part.min ?? '', part.max ?? '']);
  const decimals = precision ?? decimalsOf(texts);
  const all = 100 * 10 ** decimals;
  const shares = parts.map((part) => {
    // Bounds of what is in a group are of the whole plan: the server tells where they are broken.
    const isBounded = part.group === null;
    return {
      units: unitsOf(textOf(part), decimals) ?? 0,
      min: (isBounded && part.min !== null ? unitsOf(part.min, decimals) : undefined) ?? 0,
      max: (isBounded && part.max !== null ? unitsOf(part.max, decimals) : undefined) ?? all,
      isKept: kept.has(part.pointer),
    };
  });
  return [decimals, shares] as const;
}

function WeightName({ part, text }: { readonly part: Part; readonly text: string }) {
  const words = useWeightsWords();
  const local = useLocal();
  const share = useShareText();
  const { name, before, cx, min, max, reason, group, isOwn } = part;
  const notes = [
    ...(cx ? [words.cx] : []),
    ...(isOwn ? [] : [words.ofParameter]),
    ...(before !== null && before !== text ? [words.was(share(before))] : []),
    ...(min !== null || max !== null
      ? [[words.bound(min && share(min), max && share(max)), ...(group === null ? [] : [words.ofWhole])].join(' ')]
      : []),
    ...(reason ? [local(reason)] : []),
  ];
  return (
    <div className="weight-name">
      <span>{local(name)}</span>
      {!isOwn && <span className="figure">{share(part.share)}</span>}
      <span className="note">{notes.join(' · ')}</span>
    </div>
  );
}

interface Mover {
  readonly part: Part;
  readonly isOpen: boolean;
  readonly isKept: boolean;
  readonly keep: (isKept: boolean) => void;
  readonly range: { readonly units: number; readonly min: number; readonly max: number; readonly decimals: number };
  readonly moveTo: (units: number, precision: number) => void;
}

function WeightMover({ part, isOpen, isKept, keep, range, moveTo }: Mover) {
  const words = useWeightsWords();
  const name = useLocal()(part.name);
  const { units, min, max, decimals } = range;
  return (
    <div className="mover">
      <input
        type="range"
        aria-label={words.weightOf(name)}
        aria-valuetext={shareText(units, decimals)}
        min={min}
        max={max}
        step={1}
        value={units}
        disabled={!isOpen || isKept}
        onChange={({ target }) => {
          moveTo(Number(target.value), decimals);
        }}
      />
      <ShareInput
        label={words.weightOf(name)}
        text={shareText(units, decimals)}
        isOpen={isOpen && !isKept}
        commit={(text) => {
          const precision = Math.max(decimals, decimalsOf([text]));
          const wanted = unitsOf(text, precision);
          if (wanted !== undefined) moveTo(wanted, precision);
        }}
      />
      <label className="keep">
        <input
          type="checkbox"
          checked={isKept}
          disabled={!isOpen}
          aria-label={words.keep(name)}
          onChange={({ target }) => {
            keep(target.checked);
          }}
        />
        <span aria-hidden="true">{words.kept}</span>
      </label>
    </div>
  );
}

interface ShareField {
  readonly label: string;
  readonly text: string;
  readonly isOpen: boolean;
  readonly commit: (text: string) => void;
}

/** A percentage to be typed; taken over when one is done with it, so that others do not move at each digit. */
function ShareInput({ label, text, isOpen, commit }: ShareField) {
  const [typed, setTyped] = useState<string>();
  const done = () => {
    if (typed !== undefined) commit(`${typed.replace(/[\s%]/g, '').replace(',', '.')}%`);
    setTyped(undefined);
  };
  return (
    <span className="share-input">
      <input
        type="text"
        inputMode="decimal"
        aria-label={`${label}, %`}
        value={typed ?? text.replace('%', '')}
        disabled={!isOpen}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onBlur={done}
        onKeyDown={({ key }) => {
          if (key === 'Enter') done();
        }}
      />
      <span aria-hidden="true">%</span>
    </span>
  );
}
