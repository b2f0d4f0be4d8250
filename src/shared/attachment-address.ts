const FOLDER = '/attachments/';

/** Where the room's page finds an attachment that it has opened. The address says nothing of the file. */
export function attachmentAddress(token: string): string {
  return FOLDER + token;
}

/** The token in such an address; null for any other. */
export function attachmentToken(pathname: string): string | null {
  return pathname.startsWith(FOLDER) ? pathname.slice(FOLDER.length) : null;
}
