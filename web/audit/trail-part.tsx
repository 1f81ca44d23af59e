import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useSearchParams } from 'wouter';

import { Empty, Failed, Loading } from '../shell/states';
import { useWords } from '../words/language';
import { useEntries, type EntryFilter } from './audit-queries';
import { EntryItem } from './entry-item';

type Field = 'actor' | 'action' | 'subject' | 'period' | 'from' | 'to';
const FIELDS: readonly Field[] = ['actor', 'action', 'subject', 'period', 'from', 'to'];
const TYPES: Readonly<Record<Exclude<Field, 'action'>, string>> = {
  actor: 'text',
  subject: 'text',
  period: 'month',
  from: 'date',
  to: 'date',
};
const PAUSE_MS = 250;

/** The entries that fit what is asked for, the newest first. What is asked for stands in the address. */
export function TrailPart() {
  const { audit } = useWords();
  const [params, setParams] = useSearchParams();
  const filter: Partial<Record<Field, string>> = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = params.get(field);
      return value === null || value === '' ? [] : [[field, value]];
    }),
  );
  const set = (field: Field, value: string) => {
    setParams(Object.fromEntries(Object.entries({ ...filter, [field]: value }).filter(([, text]) => text !== '')), {
      replace: true,
    });
  };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEntries(filter as EntryFilter);
  const found = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <form
        className="card filters"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        {FIELDS.map((field) => (
          <FilterField key={field} field={field} value={filter[field] ?? ''} onChange={set} />
        ))}
        <Button
          onClick={() => {
            setParams({}, { replace: true });
          }}
        >
          {audit.clear}
        </Button>
      </form>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!found && !error && <Loading />}
      {found && (
        <section className="card" aria-label={audit.parts.trail}>
          {found.length === 0 && <Empty title={audit.none}>{audit.noneHint}</Empty>}
          <ul className="entries">
            {found.map((entry) => (
              <EntryItem key={entry.seq} entry={entry} />
            ))}
          </ul>
          {hasNextPage && (
            <Button className="spaced" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {audit.more}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

interface Shown {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (field: Field, value: string) => void;
}

function FilterField({ field, value, onChange }: Shown) {
  const { audit } = useWords();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{audit.fields[field]}</label>
      {field === 'action' ? (
        <select
          id={id}
          className="field"
          value={value}
          onChange={({ target }) => {
            onChange(field, target.value);
          }}
        >
          <option value="">{audit.any}</option>
          {Object.entries(audit.actions).map(([action, name]) => (
            <option key={action} value={action}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <Typed id={id} type={TYPES[field]} field={field} value={value} onChange={onChange} />
      )}
    </div>
  );
}

/** What is typed counts after a pause. */
function Typed({ id, type, field, value, onChange }: Shown & { readonly id: string; readonly type: string }) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  // Cleared or set from elsewhere: what was typed before is over.
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      onChange(field, typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, field, onChange]);
  return (
    <input
      id={id}
      type={type}
      className="field"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
    />
  );
}
