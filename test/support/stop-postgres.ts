/** Jest's global tear-down: stops the server of start-postgres.ts and removes its folder. */
export default async function stopPostgres(): Promise<void> {
  await globalThis.cxpayTestServer?.stop();
}
