const FOLDER = '/shown/';

/** Where a page finds what it may look at: an attachment, a paper. The address says nothing of it. */
export function shownAddress(token: string): string {
  return FOLDER + token;
}

/** The token in such an address; null for any other. */
export function shownToken(pathname: string): string | null {
  return pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) : null;
}
