import type { EntityManager } from 'typeorm';

/** The next number of a table's rows. Within a write transaction, where nobody else writes. */
export async function nextId(
  manager: EntityManager,
  table: 'period_step' | 'hold_decision' | 'retro' | 'retro_adjustment',
): Promise<number> {
  const [row] = await manager.query<{ id: string | number | null }[]>(`SELECT max(id) AS id FROM ${table}`);
  return Number(row?.id ?? 0) + 1;
}
