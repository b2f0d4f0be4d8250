import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { shownToken } from '#shared/shown-address.ts';
import { SCHEME } from './origins.ts';
import { type ShownSource, shownResponse } from './shown-response.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  // What a PDF needs that brings no fonts of its own, or whose scans are packed in one of the old ways.
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine sets sizes in style attributes; styles cannot reach outside, since nothing can.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  // The app's own protocol and nothing else: an attachment that is looked at, and what shows a PDF.
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** Paper holds what people typed: no script runs there, whatever a name says. */
const PAPER_POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** It is handed everything, and fetches nothing; the old ways of packing scans come as WebAssembly. */
const WORKER_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'";

/** The press draws finished papers: it runs the app's own script, and fetches the paper that it prints. */
const PRESS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const HOSTS = ['door', 'room', 'paper', 'press'];

/** What the pages may do that show no screen. */
const POLICIES: Readonly<Record<string, string>> = { paper: PAPER_POLICY, press: PRESS_POLICY };

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/**
 * Serves the built pages from `folder`, and nothing else on this PC.
 *
 * @param room its page is not handed out while the vault is locked, and of what is looked at only what it gives.
 */
export function serveApp(
  session: Session,
  folder: string,
  room: ShownSource & { readonly isOpen: boolean },
): void {
  session.protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET' || !HOSTS.includes(host)) return notFound();
    const isInside = host === 'room' || host === 'press';
    if (isInside && !room.isOpen) return notFound();
    const token = isInside ? shownToken(pathname) : null;
    if (token !== null) return shownResponse(room, token, request.headers.get('range'));
    if (pathname === '/') {
      return page(await readFile(join(folder, `${host}.html`), 'utf8'), POLICIES[host] ?? PAGE_POLICY);
    }
    if (host === 'room' && pathname === '/paper.html') {
      return page(await readFile(join(folder, 'paper.html'), 'utf8'), PAPER_POLICY);
    }
    return asset(folder, pathname);
  });
}

function page(html: string, policy: string): Response {
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

async function asset(folder: string, pathname: string): Promise<Response> {
  try {
    const assets = join(folder, 'assets') + sep;
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const type = TYPES[extname(path)];
    if (!path.startsWith(assets) || !type) return notFound();
    const bytes = await readFile(path);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        // A worker follows the policy of its own script: it reads a PDF from whoever may have made it.
        'content-security-policy': WORKER_POLICY,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    });
  } catch {
    // No such file, or no such name.
    return notFound();
  }
}

function notFound(): Response {
  return new Response('', { status: 404 });
}
