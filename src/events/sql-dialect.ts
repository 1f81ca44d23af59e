/** Where the SQL of DuckDB and of PostgreSQL differ. Everything else is written once, in `stage-sql.ts`. */

/** Whether the column with the time is text that has to be read, or a timestamp without a zone. */
export type TimeColumn = 'text' | 'timestamp';

/** The event of an order that counts: its columns of the table of orders, made of the rows that a condition picks. */
export interface MomentColumns {
  /** What is selected, and by which names. */
  readonly select: readonly string[];
  /** Microseconds since 1970; NULL where the order does not have the event. */
  readonly time: string;
  readonly employee: string;
  readonly department: string;
}

export interface SqlDialect {
  readonly name: 'duckdb' | 'postgres';
  /** Microseconds since 1970 by the clock as it stands, as a whole number; NULL where the text is no moment. */
  micros(column: string, kind: TimeColumn): string;
  /** The first or last of the rows that a condition picks; of those of one moment, the first or last by employee and department. */
  moment(name: string, counts: 'first' | 'last', condition: string): MomentColumns;
}

/** Text in SQL. Backslashes are plain characters in both. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A column or a table by its name, whatever characters it has. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Moments as files write them; nothing else is read as one. */
const FORMATS = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%dT%H:%M:%S.%f', '%Y-%m-%d'];

export const DUCKDB: SqlDialect = {
  name: 'duckdb',
  micros: (column, kind) =>
    kind === 'timestamp'
      ? `epoch_us(${column})`
      : `epoch_us(try_strptime(${column}, [${FORMATS.map(sqlText).join(', ')}]))`,
  // Structs are compared member by member.
  moment: (name, counts, condition) => ({
    select: [
      `${counts === 'first' ? 'min' : 'max'}({'t': t, 'w': coalesce(w, ''), 'd': coalesce(d, '')}) FILTER (WHERE ${condition}) AS ${name}`,
    ],
    time: `${name}.t`,
    employee: `${name}.w`,
    department: `${name}.d`,
  }),
};

export const POSTGRES: SqlDialect = {
  name: 'postgres',
  micros: (column, kind) =>
    `(extract(epoch FROM ${kind === 'timestamp' ? column : `CAST(${column} AS timestamp)`}) * 1000000)::bigint`,
  moment: (name, counts, condition) => {
    const direction = counts === 'first' ? 'ASC' : 'DESC';
    // One order for all three, so that they are of one row.
    const order = `t ${direction}, coalesce(w, '') COLLATE "C" ${direction}, coalesce(d, '') COLLATE "C" ${direction}`;
    const of = (what: string): string => `(array_agg(${what} ORDER BY ${order}) FILTER (WHERE ${condition}))[1]`;
    return {
      select: [
        `${counts === 'first' ? 'min' : 'max'}(t) FILTER (WHERE ${condition}) AS ${name}_t`,
        `${of("coalesce(w, '')")} AS ${name}_w`,
        `${of("coalesce(d, '')")} AS ${name}_d`,
      ],
      time: `${name}_t`,
      employee: `${name}_w`,
      department: `${name}_d`,
    };
  },
};
