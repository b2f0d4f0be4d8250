import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** Of Unix' 20 steps down, so many that it gets a third of a core that somebody else wants too. */
const LOWER = 5;

/** How a command is run: where, with which environment, and whether its words reach the terminal. */
export type CommandOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Keep the output back: show it when the command fails, or never. */
  quiet?: 'until it fails' | 'always' | undefined;
  /** Hands what the command writes to this instead of the terminal. */
  hear?: ((words: Buffer) => void) | undefined;
  /** Let what runs beside it go first. */
  gently?: boolean;
  /** End the command after this many milliseconds. */
  timeoutMs?: number;
};

/**
 * Runs a command and waits for its end. No shell: arguments arrive as they are on every system.
 * @returns the exit code; 1 when a signal or the time limit ended it.
 */
export async function exitCodeOf(command: string, args: readonly string[], options: CommandOptions = {}) {
  if (options.hear) return ended(start(command, args, options, options.hear));
  if (!options.quiet) return ended(start(command, args, options));
  const { code, output } = await outputOf(command, args, options);
  if (code !== 0 && options.quiet === 'until it fails') process.stderr.write(output);
  return code;
}

/** As exitCodeOf, with everything that the command wrote to its two outputs. */
export async function outputOf(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<{ code: number; output: string }> {
  const parts: Buffer[] = [];
  const code = await ended(start(command, args, options, (part) => parts.push(part)));
  return { code, output: Buffer.concat(parts).toString('utf8') };
}

/** As exitCodeOf, for commands that must succeed. @throws Error naming the command and its exit code. */
export async function mustRun(command: string, args: readonly string[], options: CommandOptions = {}) {
  const code = await exitCodeOf(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

function start(
  command: string,
  args: readonly string[],
  { cwd, env, gently = false, timeoutMs }: CommandOptions,
  hear?: (words: Buffer) => void,
): ChildProcess {
  const child = spawn(command, args, {
    cwd,
    env,
    timeout: timeoutMs,
    stdio: hear ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  // What it starts in turn begins as it is.
  if (gently && child.pid !== undefined) setPriority(child.pid, LOWER);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => hear?.(part));
  return child;
}

function ended(child: ChildProcess) {
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
