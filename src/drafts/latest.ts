/** What was asked for last, up to so many: the one not asked for the longest is forgotten first. What fails is not kept. */
export class Latest<K, V> {
  private readonly held = new Map<K, Promise<V>>();

  constructor(private readonly most: number) {}

  /** What is held, or what `make` makes: once, however many ask meanwhile. */
  getOrMake(key: K, make: () => Promise<V>): Promise<V> {
    const known = this.held.get(key);
    const value = known ?? make();
    this.held.delete(key);
    this.held.set(key, value);
    if (known) return known;
    value.catch(() => this.held.delete(key));
    for (const oldest of this.held.keys()) {
      if (this.held.size <= this.most) break;
      this.held.delete(oldest);
    }
    return value;
  }
}
