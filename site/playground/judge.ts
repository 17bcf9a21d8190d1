/** Asks the worker, and never waits for it for long. */
import type { Answer, Request } from './requests.js';
import type { PlaygroundState } from './state.js';
import JudgeWorker from './judge.worker.ts?worker';

/** An older request that takes longer than this is given up for a newer one. */
const patience = 1_000;
/** What takes longer than this is ended. */
const longest = 30_000;

export class Judge {
  readonly #hear: (answer: Answer) => void;
  readonly #stopped: (seconds: number) => void;
  #worker = new JudgeWorker();
  #running: { id: number; since: number } | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #id = 0;

  /**
   * @param hear is told the answers to the latest request
   * @param stopped is told when it took too long
   */
  constructor(hear: (answer: Answer) => void, stopped: (seconds: number) => void) {
    this.#hear = hear;
    this.#stopped = stopped;
    this.#listen();
  }

  ask(state: PlaygroundState, findingsOnly = false): void {
    if (this.#running && performance.now() - this.#running.since > patience) this.#restart();
    this.#id++;
    const request: Request = { id: this.#id, state, ...(findingsOnly && { findingsOnly }) };
    this.#running = { id: this.#id, since: performance.now() };
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.stop();
      this.#stopped(longest / 1_000);
    }, longest);
    this.#worker.postMessage(request);
  }

  /** Ends what is running. */
  stop(): void {
    if (this.#running) this.#restart();
  }

  end(): void {
    clearTimeout(this.#watch);
    this.#worker.terminate();
  }

  #restart(): void {
    this.end();
    this.#running = undefined;
    this.#worker = new JudgeWorker();
    this.#listen();
  }

  #listen(): void {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.id !== this.#id) return;
      if (data.kind === 'done') {
        clearTimeout(this.#watch);
        this.#running = undefined;
      }
      this.#hear(data);
    });
  }
}
