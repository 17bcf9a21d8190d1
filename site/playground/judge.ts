/** Asks the worker, and never waits for it for long. */
import type { Answer, EarlyRequest, Request } from './requests.js';
import type { PlaygroundState } from './state.js';
import JudgeWorker from './judge.worker.ts?worker';

/** An older request that takes longer than this is given up for a newer one. */
const patience = 1_000;
/** What takes longer than this is ended. */
const longest = 30_000;

/** The page's HTML starts the worker before the page's own scripts are there: see `.vitepress/early-worker.ts`. */
const early = globalThis as { earlyJudge?: Worker };

export class Judge {
  readonly #hear: (answer: Answer) => void;
  readonly #stopped: (seconds: number) => void;
  #worker = takeEarly() ?? start();
  /** When the worker began with the latest request. */
  #since: number | undefined;
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

  ask(state: PlaygroundState): void {
    if (this.#since !== undefined && performance.now() - this.#since > patience) this.stop();
    this.#id++;
    const request: Request = { id: this.#id, state };
    this.#worker.postMessage(request);
  }

  /** Ends what is running. */
  stop(): void {
    this.end();
    this.#since = undefined;
    this.#worker = start();
    this.#listen();
  }

  end(): void {
    clearTimeout(this.#watch);
    this.#worker.terminate();
  }

  #listen(): void {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.id !== this.#id) return;
      if (data.kind === 'started') {
        this.#started();
        return;
      }
      if (data.kind === 'done') {
        clearTimeout(this.#watch);
        this.#since = undefined;
      }
      this.#hear(data);
    });
  }

  #started(): void {
    this.#since = performance.now();
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.stop();
      this.#stopped(longest / 1_000);
    }, longest);
  }
}

function takeEarly(): Worker | undefined {
  const worker = early.earlyJudge;
  delete early.earlyJudge;
  return worker;
}

function start(): Worker {
  const worker = new JudgeWorker();
  worker.postMessage({ fragment: '' } satisfies EarlyRequest);
  return worker;
}
