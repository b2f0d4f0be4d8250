import { spawn } from 'node:child_process';

/** How a command is run: where, with which environment, and whether its words reach the terminal. */
export type CommandOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Keep the output back: show it when the command fails, or never. */
  quiet?: 'until it fails' | 'always' | undefined;
  /** End the command after this many milliseconds. */
  timeoutMs?: number;
};

/**
 * Runs a command and waits for its end. No shell: arguments arrive as they are on every system.
 * @returns the exit code; 1 when a signal or the time limit ended it.
 */
export function exitCodeOf(command: string, args: readonly string[], options: CommandOptions = {}) {
  return new Promise<number>((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      timeout: options.timeoutMs,
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const heldBack: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => heldBack.push(part));
    child.stderr?.on('data', (part: Buffer) => heldBack.push(part));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 && options.quiet === 'until it fails') process.stderr.write(Buffer.concat(heldBack));
      resolve(code ?? 1);
    });
  });
}

/** As exitCodeOf, for commands that must succeed. @throws Error naming the command and its exit code. */
export async function mustRun(command: string, args: readonly string[], options: CommandOptions = {}) {
  const code = await exitCodeOf(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}
