import type { ShownPiece } from '#shared/contract/shell.ts';

/** Who gives the pieces of an attachment: the vault, through the window. */
export interface ShownSource {
  piece(token: string, from: number): Promise<ShownPiece | null>;
}

/**
 * Answers the page's request for an attachment, whole or a range of it. One piece is fetched when the page wants more,
 * so that a recording of 500 MB never lies here; nothing may keep a copy.
 *
 * @param range the header of that name: `bytes=65536-` or `bytes=0-1023`.
 */
export async function shownResponse(
  source: ShownSource,
  token: string,
  range: string | null,
): Promise<Response> {
  const [, start, end] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  const from = Number(start ?? 0);
  const first = await source.piece(token, from);
  if (!first) return new Response('', { status: 404 });
  const { total, mediaType } = first;
  const headers = {
    'content-type': mediaType,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
  };
  if (start !== undefined && from >= total) {
    return new Response('', { status: 416, headers: { ...headers, 'content-range': `bytes */${total}` } });
  }
  const until = Math.min(total, end ? Number(end) + 1 : total);
  return new Response(streamOf(source, token, first, from, until), {
    status: start === undefined ? 200 : 206,
    headers: {
      ...headers,
      'content-length': `${Math.max(0, until - from)}`,
      ...(start === undefined ? {} : { 'content-range': `bytes ${from}-${until - 1}/${total}` }),
    },
  });
}

/** The content from `from` until before `until`. An attachment that goes away meanwhile ends as an error. */
function streamOf(
  source: ShownSource,
  token: string,
  first: ShownPiece,
  from: number,
  until: number,
): ReadableStream<Uint8Array> {
  let at = from;
  let next: ShownPiece | null = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = next ?? (await source.piece(token, at));
        next = null;
        const bytes = piece?.bytes.subarray(0, until - at) ?? new Uint8Array();
        if (bytes.length === 0) {
          if (at < until) controller.error(new Error('the attachment is not there any more'));
          else controller.close();
          return;
        }
        at += bytes.length;
        controller.enqueue(bytes);
        if (at >= until) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
