/** What a reader of the paper sees: the text of a document's markup without its styles and tags. */
export function words(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

/** The rows of the n-th table, each as its cells' text; lines of the frame alone are none. */
export function rowsOf(html: string, table: number): string[][] {
  const markup = [...html.matchAll(/<table[\s\S]*?<\/table>/g)][table]?.[0] ?? '';
  const body = markup.replace(/<(thead|tfoot) class="edge">[\s\S]*?<\/\1>/g, '');
  return [...body.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => words(cell)),
  );
}
