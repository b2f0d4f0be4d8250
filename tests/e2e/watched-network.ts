import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** The system's own word for what an app reached for. */
export interface WatchedNetwork {
  /** Starts the Electron of this run, watched. */
  executablePath: string;
  /** The calls, of every process of the app, that would have reached another machine. Asked once it has ended. */
  outward(): string[];
  /** Takes the notes away. */
  forget(): void;
}

/**
 * Chromium asks the kernel for its route to the internet by "connecting" a datagram socket to these addresses.
 * No packet leaves by that; one that is sent on such a socket is a call of its own, which is looked for.
 */
const ROUTE_QUESTION =
  /^connect\(\d+<UDP.*(2001:4860:4860::8888|sin_port=htons\(53\), sin_addr=inet_addr\("8\.8\.8\.8"\))/;

/**
 * strace writes down every call that could reach another machine, or the service of this one that asks for
 * names. A call inside this PC (the test's own line to the app) is none.
 */
export function watchNetwork(): WatchedNetwork {
  const folder = mkdtempSync(join(tmpdir(), 'heartharbor-strace-'));
  const executablePath = join(folder, 'electron');
  const calls = 'connect,sendto,sendmsg,sendmmsg';
  writeFileSync(
    executablePath,
    // With the filter in the kernel, only these calls are slowed down.
    `#!/bin/sh\nexec strace -f -ff --seccomp-bpf -yy -q -e trace=${calls} -o '${folder}/calls' '${process.env.HEARTHARBOR_ELECTRON}' "$@"\n`,
  );
  chmodSync(executablePath, 0o755);
  return {
    executablePath,
    outward() {
      const calls = readdirSync(folder)
        .filter((name) => name.startsWith('calls.'))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
      // The app's processes talk to each other over sockets of this PC: strace saw them, or it saw nothing.
      expect(calls.some((call) => call.includes('AF_UNIX'))).toBe(true);
      return calls
        .filter((call) => /AF_INET6?|<(TCP|UDP)|systemd.resolve|avahi/i.test(call))
        .filter((call) => !/127\.0\.0\.1|\[?::1\]?/.test(call))
        .filter((call) => !ROUTE_QUESTION.test(call));
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}
