/** Runs other programs: to their end, within a time limit, without leaving children behind. */
import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended. */
export interface Ending {
  readonly code: number;
  /** What it printed, both streams as they came; empty if it printed straight to the terminal. */
  readonly output: string;
  readonly seconds: number;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly secondsMax: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `show` lets the program print straight to the terminal. */
  readonly output?: 'collect' | 'show';
}

/** Exit code of a program that could not be started, or was stopped. */
const NOT_ENDED = 127;

/** Runs `command` (a program and its arguments, no shell); never throws. */
export function runProgram(command: readonly string[], options: RunOptions): Promise<Ending> {
  const [program = '', ...args] = command;
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: options.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that its children can be stopped with it.
      detached: process.platform !== 'win32',
      // `npx` is a script on Windows, which only a shell starts.
      shell: process.platform === 'win32' && program === 'npx',
      env: { ...process.env, ...options.env },
    });
    const chunks: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    }
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      chunks.push(`\nStopped after ${options.secondsMax} s.\n`);
      stop(child);
    }, options.secondsMax * 1000);
    const stopWithUs = () => {
      stop(child);
      process.exit(130);
    };
    process.once('SIGINT', stopWithUs).once('SIGTERM', stopWithUs);
    const end = (code: number | null) => {
      clearTimeout(timer);
      process.off('SIGINT', stopWithUs).off('SIGTERM', stopWithUs);
      const seconds = (performance.now() - start) / 1000;
      resolve({ code: code ?? NOT_ENDED, output: chunks.join(''), seconds, timedOut });
    };
    child.once('error', (error) => {
      chunks.push(`${error.message}\n`);
      end(NOT_ENDED);
    });
    child.once('close', end);
  });
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
