/**
 * Items of which the next is made ready while the last one is being stored: from when {@link begin} is called, which is best once the
 * database has something to do.
 */
export class OneAhead<T> {
  private ahead: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(private readonly items: AsyncGenerator<T>) {}

  /** Begins to make the next item ready. */
  begin(): void {
    if (this.ahead) return;
    this.ahead = this.items.next();
    // A failure is thrown when its turn comes; nobody may be waiting for it yet.
    this.ahead.catch(() => undefined);
  }

  /** The next item; `undefined` after the last one. */
  async next(): Promise<T | undefined> {
    this.begin();
    const item = await this.ahead;
    this.ahead = undefined;
    return item?.done === false ? item.value : undefined;
  }

  /** Ends the reading, also before the last item. */
  async close(): Promise<void> {
    await this.items.return(undefined);
  }
}
