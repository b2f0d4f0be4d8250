/**
 * The app's own pages. `door` and `room` are different origins, so that Chromium gives them different
 * renderer processes: on lock the room's process ends with everything that it had read.
 */
export const SCHEME = 'heartharbor';
export const DOOR = `${SCHEME}://door/`;
export const ROOM = `${SCHEME}://room/`;
export const PAPER = `${SCHEME}://paper/`;
export const PRESS = `${SCHEME}://press/`;
