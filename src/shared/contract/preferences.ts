import { z } from 'zod';
import { line, nothing } from './fields.ts';
import { lookChange, lookOfThisPc } from './look.ts';
import { anywhere, inRoom } from './request.ts';

export const preferenceRequests = {
  /** How the person likes the screens: JSON by name. */
  'preferences.read': inRoom(nothing, z.record(z.string(), z.string())),
  /** Keeps one; null goes back to how the app comes. */
  'preferences.keep': inRoom(
    z.strictObject({ name: line(100), content: z.string().max(100_000).nullable() }),
    z.object({}),
  ),
  /** How the window looks on this PC, at the door as in the room; the shell keeps it. */
  'preferences.lookOfThisPc': anywhere(nothing, lookOfThisPc),
  /** Changes some of it, at once. */
  'preferences.changeLook': anywhere(lookChange, z.object({})),
};
