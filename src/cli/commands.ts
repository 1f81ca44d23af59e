import type { Command } from 'commander';

/**
 * Every command by its name, in the order in which help lists them. A command brings the services that it works with, so each is
 * loaded only when it is called.
 */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  admin: async () => (await import('./commands/account.js')).adminCommand,
  account: async () => (await import('./commands/account.js')).accountCommand,
  token: async () => (await import('./commands/token.js')).tokenCommand,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  load: async () => (await import('./commands/load.js')).loadCommand,
  rules: async () => (await import('./commands/rules.js')).rulesCommand,
  draft: async () => (await import('./commands/draft.js')).draftCommand,
  evaluate: async () => (await import('./commands/evaluate.js')).evaluateCommand,
  ingest: async () => (await import('./commands/ingest.js')).ingestCommand,
  events: async () => (await import('./commands/events.js')).eventsCommand,
  batch: async () => (await import('./commands/batch.js')).batchCommand,
  complaints: async () => (await import('./commands/complaints.js')).complaintsCommand,
  responses: async () => (await import('./commands/responses.js')).responsesCommand,
  orders: async () => (await import('./commands/orders.js')).ordersCommand,
  attribute: async () => (await import('./commands/attribute.js')).attributeCommand,
  pareto: async () => (await import('./commands/pareto.js')).paretoCommand,
  ranking: async () => (await import('./commands/ranking.js')).rankingCommand,
  reefs: async () => (await import('./commands/reefs.js')).reefsCommand,
  alignment: async () => (await import('./commands/alignment.js')).alignmentCommand,
  coverage: async () => (await import('./commands/coverage.js')).coverageCommand,
  satisfaction: async () => (await import('./commands/satisfaction.js')).satisfactionCommand,
  preflight: async () => (await import('./commands/preflight.js')).preflightCommand,
  run: async () => (await import('./commands/run.js')).runPeriodCommand,
  payouts: async () => (await import('./commands/payouts.js')).payoutsCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  status: async () => (await import('./commands/month.js')).statusCommand,
  budget: async () => (await import('./commands/budget.js')).budgetCommand,
  review: async () => (await import('./commands/review.js')).reviewCommand,
  submit: async () => (await import('./commands/month.js')).submitCommand,
  hold: async () => (await import('./commands/hold.js')).holdCommand,
  'send-back': async () => (await import('./commands/month.js')).sendBackCommand,
  approve: async () => (await import('./commands/month.js')).approveCommand,
  lock: async () => (await import('./commands/month.js')).lockCommand,
  inquiry: async () => (await import('./commands/inquiry.js')).inquiryCommand,
  audit: async () => (await import('./commands/audit.js')).auditCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
  bridge: async () => (await import('./commands/bridge.js')).bridgeCommand,
  retro: async () => (await import('./commands/retro.js')).retroCommand,
  adjustments: async () => (await import('./commands/adjustments.js')).adjustmentsCommand,
  clawback: async () => (await import('./commands/adjustments.js')).clawbackCommand,
  receipt: async () => (await import('./commands/receipt.js')).receiptCommand,
  'verify-receipt': async () => (await import('./commands/verify-receipt.js')).verifyReceiptCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  statement: async () => (await import('./commands/statement.js')).statementCommand,
  statements: async () => (await import('./commands/statement.js')).statementsCommand,
};

/** The command that the arguments call; all of them where they call none by its name, as for help. */
export async function commandsFor([name = '']: readonly string[]): Promise<Command[]> {
  const called = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (called) return [await called()];
  const all: Command[] = [];
  for (const load of Object.values(COMMANDS)) all.push(await load());
  return all;
}
