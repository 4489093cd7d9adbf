import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A value that several parts of the page look at, and what is done when it changes. */
export class Watched<T> {
  private readonly watchers = new Set<() => void>();

  constructor(private held: T) {}

  get value(): T {
    return this.held;
  }

  set(next: T): void {
    if (next !== this.held) {
      this.held = next;
      for (const watcher of [...this.watchers]) watcher();
    }
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}

/** Renders an element again when one of the values changes. */
export class Watching implements ReactiveController {
  private ends: (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly values: Watched<unknown>[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.ends = this.values.map(value => value.watch(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
  }
}
